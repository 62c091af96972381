import type { Database } from "better-sqlite3";

/** The schema as it stands, in the order it was made; without what SQLite and FTS5 make for themselves. */
export function schemaText(db: Database): string {
  const statements = db
    .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'studies_fts_%' ORDER BY rowid")
    .pluck()
    .all();
  return (
    ["-- Made by `npm run schema` from db/migrations; never edited by hand.", ...statements.map((sql) => `${sql};`)].join(
      "\n\n",
    ) + "\n"
  );
}
