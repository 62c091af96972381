import { readFileSync } from "node:fs";
import type { Study } from "../../src/domain/study.ts";
import { recordSlices } from "../../src/pubmed/record-slices.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";

/** The text of tests/fixtures/pubmed/NAME.xml. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/pubmed/${name}.xml`, import.meta.url), "utf8");
}

/** The first record of a fixture, read as the product reads it. */
export async function fixtureStudy(name: string): Promise<Study> {
  for await (const slice of recordSlices([fixture(name)])) if (slice.kind !== "deleted") return studyFromXml(slice.raw);
  throw new Error(`There is no record in the fixture ${name}.`);
}
