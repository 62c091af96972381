import { performance } from "node:perf_hooks";
import type { Database } from "better-sqlite3";
import { immediate } from "./immediate.ts";

type Lease = { readonly holder: string; readonly until: string };
type Request = { readonly name: string; readonly holder: string; readonly now: string; readonly ttlMs: number };

/** A claim further ahead than this was made by a clock that has since been set back. */
const CLOCK_SET_BACK_MS = 60_000;

export function leaseStore(db: Database) {
  const holding = db.prepare<[string], Lease>("SELECT holder, until FROM leases WHERE name = ?");
  const take = db.prepare<[Lease & { name: string }]>(`
    INSERT INTO leases (name, holder, until)
    VALUES (@name, @holder, @until)
    ON CONFLICT (name) DO UPDATE
      SET holder = excluded.holder, until = excluded.until
  `);
  const renew = db.prepare<[Lease & { name: string; now: string }]>(`
    UPDATE leases SET until = @until
    WHERE name = @name AND holder = @holder AND until > @now
  `);
  const release = db.prepare<[{ name: string; holder: string }]>("DELETE FROM leases WHERE name = @name AND holder = @holder");
  const lastClaim = db.prepare<[], number>("SELECT claimed_ms FROM request_slot").pluck();
  const claim = db.prepare<[bigint]>("UPDATE request_slot SET claimed_ms = ?");

  const claimSlot = immediate(db, (asked: number, askedAt: number, gapMs: number): number => {
    // Waiting for the write lock takes time too: a claim counts from when it is granted.
    const now = Math.floor(asked + performance.now() - askedAt);
    const last = lastClaim.get() ?? 0;
    const wait = last + gapMs - now;
    if (wait > 0 && last - now <= CLOCK_SET_BACK_MS) return Math.ceil(wait);
    claim.run(BigInt(now));
    return 0;
  });

  return {
    takeLease: immediate(db, ({ name, holder, now, ttlMs }: Request) => {
      const current = holding.get(name);
      const until = later(now, ttlMs);
      // A lease longer than one can be was taken before the clock was set back; its holder, if it lives, learns that it was lost.
      const isHeld = current !== undefined && current.until > now && current.until <= until;
      if (isHeld && current.holder !== holder) return { taken: false, ...current };
      take.run({ name, holder, until });
      return { taken: true, holder, until };
    }),

    renewLease: ({ name, holder, now, ttlMs }: Request): boolean =>
      renew.run({ name, holder, now, until: later(now, ttlMs) }).changes === 1,

    releaseLease: ({ name, holder }: { readonly name: string; readonly holder: string }): void =>
      void release.run({ name, holder }),

    claimRequestSlot: ({ now, gapMs }: { readonly now: number; readonly gapMs: number }): number =>
      claimSlot(now, performance.now(), gapMs),
  };
}

const later = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString();
