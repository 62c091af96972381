import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { createGunzip } from "node:zlib";
import { describe, expect, test } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { recordSlices } from "../../src/pubmed/record-slices.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { sharedData } from "../support/shared-data.ts";
import { fidelityView } from "./fidelity-view.ts";

const PYTHON = "/usr/bin/python3";
const judge = fileURLToPath(new URL("fidelity.py", import.meta.url));

function whyNot(): string | undefined {
  if (sharedData("pubmed/real.xml.gz") === undefined) return "../shared/data is absent";
  try {
    execFileSync(PYTHON, ["-c", "import lxml"], { stdio: "ignore" });
    return undefined;
  } catch {
    return `${PYTHON} has no lxml`;
  }
}

const reason = whyNot();
if (reason !== undefined) console.warn(`The reading of real records is not checked against an independent one: ${reason}.`);

async function* sliced(file: string) {
  const bytes = createReadStream(file);
  yield* recordSlices(file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes);
}

describe.skipIf(reason !== undefined)("an independent reading (Python, lxml, the DTD's rules) agrees in every field", () => {
  test.each([
    ["real.xml.gz", 1885],
    ["real_ketamine.xml.gz", 6],
    ["ketamine_rewrapped.xml.gz", 745],
  ])(
    "of all records of %s",
    async (name, records) => {
      const file = sharedData(`pubmed/${name}`) ?? "";
      const lines = execFileSync(PYTHON, [judge, file], { encoding: "utf8", maxBuffer: 1 << 28 })
        .trimEnd()
        .split("\n");
      const disagreements: string[] = [];
      let seen = 0;
      for await (const slice of sliced(file)) {
        if (slice.kind === "deleted") continue;
        const theirs = JSON.parse(lines[seen] ?? "{}") as Record<string, unknown>;
        const ours = JSON.parse(JSON.stringify(fidelityView(studyFromXml(slice.raw)))) as Record<string, unknown>;
        seen += 1;
        for (const field of Object.keys(theirs)) {
          const [here, there] = [canonical(ours[field]), canonical(theirs[field])];
          if (here !== there)
            disagreements.push(`${String(theirs["pmid"])} ${field}: ours ${here.slice(0, 400)} theirs ${there.slice(0, 400)}`);
        }
      }
      for (const disagreement of disagreements) console.error(disagreement);
      expect(disagreements).toHaveLength(0);
      expect([seen, lines.length]).toEqual([records, records]);
    },
    120_000,
  );
});

/** JSON with sorted keys; an absent part and null are the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const recorded = ["eutils/sul_pub_vcr", "eutils/biopython"].flatMap((folder) => {
  const path = sharedData(folder);
  return path === undefined
    ? []
    : readdirSync(path)
        .filter((name) => /efetch_200\.xml$|^pubmed\d*\.xml$/.test(name))
        .map((name) => `${path}/${name}`);
});

describe.skipIf(recorded.length === 0)("recorded replies of E-utilities", () => {
  test("are read whole where they are PubMed records, and refused with a sentence where they are not", async () => {
    const refused: string[] = [];
    let records = 0;
    for (const file of recorded.filter((path) => existsSync(path))) {
      try {
        for await (const slice of sliced(file)) {
          if (slice.kind !== "deleted") expect(studyFromXml(slice.raw).pmid).toMatch(/^\d+$/);
          records += 1;
        }
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refused.push(`${basename(file)}: ${error.message}`);
      }
    }
    console.log(`${recorded.length} replies, ${records} records; refused:\n${refused.join("\n")}`);
    expect(records).toBeGreaterThan(0);
  });

  test("of deleted citations yield PMIDs only", async () => {
    const file = sharedData("pubmed/delete_citation.xml") ?? "";
    const pmids = [];
    for await (const slice of sliced(file)) {
      expect(slice.kind).toBe("deleted");
      if (slice.kind === "deleted") pmids.push(...slice.pmids);
    }
    expect(pmids.length).toBeGreaterThan(100);
    expect(pmids[0]).toBe("33952505");
  });
});
