import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { Study } from "../../src/domain/study.ts";
import { recordSlices } from "../../src/pubmed/record-slices.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { sharedData } from "./shared-data.ts";

/** The 1,891 complete real records of `../shared/data`, parsed, each PMID once (four come twice); empty where the folder is absent. */
export async function realStudies(): Promise<readonly Study[]> {
  const studies = new Map<string, Study>();
  for (const name of ["pubmed/real.xml.gz", "pubmed/real_ketamine.xml.gz"]) {
    const file = sharedData(name);
    if (file === undefined) return [];
    for await (const slice of recordSlices(createReadStream(file).pipe(createGunzip()))) {
      if (slice.kind === "deleted") continue;
      const study = studyFromXml(slice.raw);
      studies.set(study.pmid, study);
    }
  }
  return [...studies.values()];
}
