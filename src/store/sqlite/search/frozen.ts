import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import type { Pmid } from "../../../domain/pmid.ts";
import type { FrozenSearch, FrozenState, SearchRequest } from "../../ports.ts";
import { immediate } from "../immediate.ts";
import { pmidOf } from "../study-rows.ts";
import type { Searcher } from "./study-search.ts";

type FrozenRow = { readonly id: string; readonly frozen_at: string; readonly search: string; readonly pmids: Buffer };

const ID_LENGTH = 10;

/** Searches kept for ever: a row is written once and never changed. */
export function frozenSearches(db: Database, { searchPmids }: Pick<Searcher, "searchPmids">) {
  const insert = db.prepare<[FrozenRow]>(`
    INSERT INTO frozen_searches (id, frozen_at, search, pmids)
    VALUES (@id, @frozen_at, @search, @pmids)
    ON CONFLICT (id) DO NOTHING
  `);
  const find = db.prepare<[string], FrozenRow>("SELECT id, frozen_at, search, pmids FROM frozen_searches WHERE id = ?");

  return {
    freezeSearch: immediate(db, (search: FrozenState, request: SearchRequest): FrozenSearch => {
      const pmids = searchPmids(request);
      const row = { search: JSON.stringify(search), pmids: asBytes(pmids) };
      const id = createHash("sha256").update(row.search).update(row.pmids).digest("hex").slice(0, ID_LENGTH);
      insert.run({ ...row, id, frozen_at: search.at });
      return { id, search, pmids };
    }),

    findFrozen: (id: string): FrozenSearch | undefined => {
      const row = find.get(id);
      return row && { id, search: JSON.parse(row.search) as FrozenState, pmids: fromBytes(row.pmids) };
    },
  };
}

function asBytes(pmids: readonly Pmid[]): Buffer {
  const bytes = Buffer.alloc(pmids.length * 4);
  for (const [at, pmid] of pmids.entries()) bytes.writeUInt32LE(Number(pmid), at * 4);
  return bytes;
}

const fromBytes = (bytes: Buffer): readonly Pmid[] =>
  Array.from({ length: bytes.length / 4 }, (_, at) => pmidOf(bytes.readUInt32LE(at * 4)));
