import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = new URL("../../../shared/data/", import.meta.url);

/** A file of `../shared/data`, which is not part of the project; undefined where it is absent. */
export function sharedData(path: string): string | undefined {
  const file = fileURLToPath(new URL(path, FOLDER));
  return existsSync(file) ? file : undefined;
}
