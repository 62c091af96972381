import type { Database } from "better-sqlite3";
import type { KeptExport } from "../export-ports.ts";
import { immediate } from "./immediate.ts";

type ExportRow = { readonly at: string; readonly format: string; readonly taken: string };

/** What readers took and asked to be told about. */
export function exportStore(db: Database) {
  const insert = db.prepare<[ExportRow & { hash: Uint8Array }]>(`
    INSERT INTO exports (hash, at, format, taken)
    VALUES (@hash, @at, @format, @taken)
  `);
  const replace = db.prepare<[ExportRow & { hash: Uint8Array }]>(`
    UPDATE exports
    SET at = @at, format = @format, taken = @taken
    WHERE hash = @hash
  `);
  const forget = db.prepare<[string]>("DELETE FROM exports WHERE at < ?");
  const find = db.prepare<[Uint8Array], ExportRow>("SELECT at, format, taken FROM exports WHERE hash = ?");
  const erase = db.prepare<[Uint8Array]>("DELETE FROM exports WHERE hash = ?");

  return {
    keepExport: immediate(db, (hash: Uint8Array, kept: KeptExport, forgetBefore: string): void => {
      forget.run(forgetBefore);
      insert.run({ hash, ...toRow(kept) });
    }),

    findExport: (hash: Uint8Array): KeptExport | undefined => {
      const row = find.get(hash);
      return row && { ...row, taken: JSON.parse(row.taken) as KeptExport["taken"] };
    },

    retakeExport: (hash: Uint8Array, kept: KeptExport): boolean => replace.run({ hash, ...toRow(kept) }).changes > 0,

    eraseExport: (hash: Uint8Array): boolean => erase.run(hash).changes > 0,
  };
}

function toRow({ at, format, taken }: KeptExport): ExportRow {
  return { at, format, taken: JSON.stringify(taken) };
}
