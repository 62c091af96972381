import type { Database } from "better-sqlite3";
import type { Pmid } from "../../domain/pmid.ts";
import type { IncomingStudy } from "../ports.ts";
import { pack } from "./raw.ts";

type RawRow = { readonly pmid: number; readonly hash: Buffer; readonly body: Buffer };

/** The records as received, one a PMID. */
export function rawStore(db: Database) {
  const hash = db.prepare<[number], string>("SELECT lower(hex(hash)) FROM study_raw WHERE pmid = ?").pluck();
  const put = db.prepare<[RawRow]>(`
    INSERT INTO study_raw (pmid, hash, body)
    VALUES (@pmid, @hash, @body)
    ON CONFLICT (pmid) DO UPDATE
      SET hash = excluded.hash, body = excluded.body
  `);
  const hashOf = (pmid: number) => hash.get(pmid);

  return {
    hashOf,

    put: (pmid: number, { raw, rawHash }: IncomingStudy): void => {
      if (raw === "" || hashOf(pmid) === rawHash) return;
      put.run({ pmid, hash: Buffer.from(rawHash, "hex"), body: pack(raw) });
    },

    findRawHashes: db.transaction((pmids: readonly Pmid[]): ReadonlyMap<Pmid, string> => {
      const found = new Map<Pmid, string>();
      for (const pmid of pmids) {
        const stored = hashOf(Number(pmid));
        if (stored !== undefined) found.set(pmid, stored);
      }
      return found;
    }),
  };
}
