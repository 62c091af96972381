import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

/**
 * A name for the code that writes citations: the sources of this folder and of the domain, which is all that a writer reads
 * (tests/architecture.test.ts), and the Unicode by which letters are told apart. A text that other code wrote is never taken for ours.
 */
export function sourcesVersion(folders: readonly URL[]): string {
  const hash = createHash("sha256").update(process.versions["unicode"] ?? "");
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      if (/\.[jt]s$/.test(name)) hash.update(`\n${name}\n`).update(readFileSync(new URL(name, folder)));
    }
  }
  return hash.digest("hex").slice(0, 12);
}

/** Taken as the program starts, when what is on the disk is what runs. */
export const WRITER_VERSION = sourcesVersion([new URL("./", import.meta.url), new URL("../domain/", import.meta.url)]);
