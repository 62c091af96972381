import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import { immediate } from "./immediate.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { Quarantined } from "../ports.ts";
import { pack, unpack } from "./raw.ts";
import { pmidOf } from "./study-rows.ts";

type QuarantineRow = {
  readonly pmid: number | null;
  readonly reason: string;
  readonly at: string;
  readonly hash: Buffer;
  readonly body: Buffer;
};

export function quarantineStore(db: Database) {
  const put = db.prepare<[QuarantineRow]>(`
    INSERT INTO quarantine (pmid, reason, at, hash, body)
    VALUES (@pmid, @reason, @at, @hash, @body)
    ON CONFLICT DO UPDATE
      SET reason = excluded.reason, at = excluded.at
  `);
  const list = db.prepare<[], Omit<QuarantineRow, "hash">>("SELECT pmid, reason, at, body FROM quarantine ORDER BY id");
  const release = db.prepare<[number]>("DELETE FROM quarantine WHERE pmid = ?");

  return {
    quarantine: ({ pmid, reason, raw, at }: Quarantined): void => {
      const hash = createHash("sha256").update(raw).digest();
      put.run({ pmid: pmid === undefined ? null : Number(pmid), reason, at, hash, body: pack(raw) });
    },

    listQuarantined: (): readonly Quarantined[] =>
      list.all().map(({ pmid, reason, at, body }) => ({
        ...(pmid === null ? {} : { pmid: pmidOf(pmid) }),
        reason,
        raw: unpack(body),
        at,
      })),

    releaseFromQuarantine: immediate(db, (pmids: readonly Pmid[]): void => {
      for (const pmid of pmids) release.run(Number(pmid));
    }),
  };
}
