import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ourImport } from "./our-import.ts";
import type { RecordMill } from "./records.ts";
import type { Run } from "./run-child.ts";

export type Grown = { readonly database: string; readonly firstImport: Run | undefined };

/** A database of `count` real-shaped studies, made by `import`; one that an earlier bench made in this folder is used again. */
export async function grownDatabase(folder: string, mill: RecordMill, count: number): Promise<Grown> {
  const database = join(folder, `${count}.db`);
  if (existsSync(database)) return { database, firstImport: undefined };
  const file = await mill.write(`${count}.xml`, count);
  try {
    return { database, firstImport: await ourImport(file.path, database, { fresh: true }) };
  } finally {
    rmSync(file.path);
  }
}
