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
  readonly source: string;
  readonly owed: string;
  readonly at: string;
  readonly hash: Buffer;
  readonly body: Buffer;
};

export function quarantineStore(db: Database) {
  const put = db.prepare<[QuarantineRow]>(`
    INSERT INTO quarantine (pmid, reason, source, owed, at, hash, body)
    VALUES (@pmid, @reason, @source, @owed, @at, @hash, @body)
    ON CONFLICT DO UPDATE
      SET reason = excluded.reason, source = excluded.source, owed = excluded.owed, at = excluded.at
  `);
  const list = db.prepare<[], Omit<QuarantineRow, "hash">>(
    "SELECT pmid, reason, source, owed, at, body FROM quarantine ORDER BY id",
  );
  const release = db.prepare<[number]>("DELETE FROM quarantine WHERE pmid = ?");
  const releaseHash = db.prepare<[Buffer]>("DELETE FROM quarantine WHERE hash = ? AND pmid IS NULL");
  const hashOf = (raw: string) => createHash("sha256").update(raw).digest();

  return {
    quarantine: ({ pmid, raw, owed, ...rest }: Quarantined): void => {
      const row = { pmid: pmid === undefined ? null : Number(pmid), owed: JSON.stringify(owed) };
      put.run({ ...rest, ...row, hash: hashOf(raw), body: pack(raw) });
    },

    listQuarantined: (): readonly Quarantined[] =>
      list.all().map(({ pmid, owed, body, ...row }) => ({
        ...(pmid === null ? {} : { pmid: pmidOf(pmid) }),
        ...row,
        owed: JSON.parse(owed) as readonly Pmid[],
        raw: unpack(body),
      })),

    releaseFromQuarantine: immediate(db, (pmids: readonly Pmid[]): void => {
      for (const pmid of pmids) release.run(Number(pmid));
    }),

    releaseNameless: immediate(db, (raws: readonly string[]): void => {
      for (const raw of raws) releaseHash.run(hashOf(raw));
    }),
  };
}
