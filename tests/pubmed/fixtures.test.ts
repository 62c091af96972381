import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { recordSlices } from "../../src/pubmed/record-slices.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { fixture } from "../support/fixture-study.ts";
import { sharedData } from "../support/shared-data.ts";

const folder = fileURLToPath(new URL("../fixtures/pubmed/", import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith(".xml"));
const dtd = sharedData("dtd/pubmed_250101.dtd");

function whyNot(): string | undefined {
  if (dtd === undefined) return "../shared/data/dtd is absent";
  try {
    execFileSync("xmllint", ["--version"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "xmllint is not installed";
  }
}

const reason = whyNot();
if (reason !== undefined) console.warn(`The fixtures are not validated against NLM's DTD: ${reason}.`);

describe.skipIf(reason !== undefined)("NLM's DTD allows", () => {
  test.each(names)("%s", (name) => {
    expect(() =>
      execFileSync("xmllint", ["--noout", "--nonet", "--dtdvalid", dtd ?? "", folder + name], { stdio: "pipe" }),
    ).not.toThrow();
  });
});

test("no two fixtures share a PMID", async () => {
  const pmids: string[] = [];
  for (const name of names) {
    for await (const slice of recordSlices([fixture(name.replace(/\.xml$/, ""))])) {
      if (slice.kind !== "deleted") pmids.push(studyFromXml(slice.raw).pmid);
    }
  }
  expect(new Set(pmids).size).toBe(names.length);
});
