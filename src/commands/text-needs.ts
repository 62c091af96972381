import { statfs } from "node:fs/promises";
import { writersBeforehand } from "../citation/formats.ts";
import type { KeepTextsNeeds } from "../ingest/keep-texts.ts";
import { databaseFile } from "../store/sqlite/connect.ts";

/** What writing the citation texts of this database beforehand needs, whoever does it. */
export function textNeeds(url: string): Pick<KeepTextsNeeds, "writers" | "freeBytes" | "clock"> {
  return {
    writers: writersBeforehand(),
    freeBytes: () => statfs(databaseFile(url)).then(({ bavail, bsize }) => bavail * bsize),
    clock: () => performance.now(),
  };
}
