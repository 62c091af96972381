import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEutils, type EutilsServer } from "./eutils/start-eutils.ts";
import { maxRequestsInAnySecond } from "./eutils/request-log.ts";
import { inventedStudies } from "./invented-studies/invented-studies.ts";
import { sharedData } from "./shared-data.ts";

/** Other people's clients, unchanged but for the address, against the stand-in: whatever they stumble over is our fault. */

const run = promisify(execFile);
const PYTHON = "/usr/bin/python3";
const dtds = sharedData("dtd");

function has(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const biopython = dtds !== undefined && has(PYTHON, "-c", "import Bio.Entrez");
const edirect = has("sh", "-c", "command -v esearch && command -v efetch && command -v xtract && command -v curl");
if (!biopython) console.log("skipped: Bio.Entrez against the stand-in (needs python3-biopython and ../shared/data/dtd)");
if (!edirect) console.log("skipped: EDirect against the stand-in (needs esearch, efetch, xtract and curl)");

let pubmed: EutilsServer;
const scratch = mkdtempSync(join(tmpdir(), "ketamine-digest-clients-"));

beforeAll(async () => {
  pubmed = await startEutils({
    records: inventedStudies({ count: 200, seed: 4, today: "2026-11-23", references: true }),
    clock: () => new Date("2026-11-23T12:00:00Z"),
  });
});
afterAll(async () => {
  await pubmed.close();
  rmSync(scratch, { recursive: true });
});

type Biopython = {
  count: number; ids: number; fetchedArticles: number; firstTitle: string; byHistory: string[]; articleIds: string[]; summaries: string[];
  summaryTitle: string; notFound: string[]; fields: string[]; spelling: string; everywhere: number; medline: string[]; refused: string;
}; // prettier-ignore

describe.skipIf(!biopython)("Bio.Entrez, validating against NLM's DTDs", () => {
  test("searches, fetches by history, posts, summarises and asks for the fields", { timeout: 60_000 }, async () => {
    const client = fileURLToPath(new URL("eutils/biopython-client.py", import.meta.url));
    const { stdout } = await run(PYTHON, [client, pubmed.url, dtds ?? "", scratch]);
    const told = JSON.parse(stdout) as Biopython;

    expect(told.count).toBeGreaterThan(100);
    expect(told.ids).toBe(30);
    expect(told.fetchedArticles).toBe(100);
    expect(told.firstTitle).not.toBe("");
    expect(told.articleIds).toEqual(expect.arrayContaining(told.byHistory));
    expect(told.byHistory.length).toBeGreaterThan(25);
    expect(told.summaries).toEqual(told.articleIds);
    expect(told.summaryTitle).toBe(told.firstTitle);
    expect(told.notFound).toEqual(["zyzzyvology"]);
    expect(told.fields).toEqual(expect.arrayContaining(["ALL", "UID", "TIAB", "MESH", "CRDT"]));
    expect(told.spelling).toBe("ketamine");
    expect(told.everywhere).toBeGreaterThan(100);
    expect(told.medline).toEqual(told.articleIds.slice(0, 5));
    expect(told.refused).toBe("400");
    expect(maxRequestsInAnySecond(pubmed.log.filter(({ params }) => params["api_key"] === undefined))).toBeLessThanOrEqual(3);
  });
});

describe.skipIf(!edirect)("EDirect", () => {
  const pipe = async (command: string): Promise<string> => {
    const { stdout } = await run("sh", ["-c", `exec < /dev/null; ${command}`], {
      env: { PATH: process.env["PATH"], HOME: scratch, USER: "reader", EMAIL: "reader@example.org", BASE: pubmed.url },
      maxBuffer: 1e8,
    });
    return stdout.trim();
  };

  test("esearch | efetch | xtract gives every record found", { timeout: 60_000 }, async () => {
    const lines = await pipe(
      `esearch -base "$BASE" -db pubmed -query 'ketamine[tiab] AND (depression[tiab] OR depressive[tiab])' | efetch -base "$BASE" -format xml | xtract -pattern PubmedArticle -element MedlineCitation/PMID ArticleTitle`,
    );
    const found = lines.split("\n").map((line) => line.split("\t"));

    expect(found.length).toBeGreaterThan(100);
    expect(found.every(([pmid, title]) => /^990\d{5}$/.test(pmid ?? "") && (title ?? "") !== "")).toBe(true);
  });

  test("esearch | efilter by entry date keeps the newest only", { timeout: 60_000 }, async () => {
    const all = await pipe(
      `esearch -base "$BASE" -db pubmed -query 'ketamine[tiab]' | xtract -pattern ENTREZ_DIRECT -element Count`,
    );
    const newest = await pipe(
      `esearch -base "$BASE" -db pubmed -query 'ketamine[tiab]' | efilter -base "$BASE" -days 7 -datetype CRDT | xtract -pattern ENTREZ_DIRECT -element Count`,
    );

    expect(Number(newest)).toBeGreaterThan(15);
    expect(Number(newest)).toBeLessThan(Number(all) / 3);
  });

  test("efetch -id, esummary, epost and einfo answer", { timeout: 60_000 }, async () => {
    expect(await pipe(`efetch -base "$BASE" -db pubmed -id 99000001,99000002 -format uid`)).toBe("99000001\n99000002");
    expect(await pipe(`efetch -base "$BASE" -db pubmed -id 99000003 -format abstract`)).toContain("PMID: 99000003");
    expect(await pipe(`esummary -base "$BASE" -db pubmed -id 99000001 | xtract -pattern DocumentSummary -element Id`)).toBe(
      "99000001",
    );
    expect(await pipe(`echo 99000005 | epost -base "$BASE" -db pubmed | efetch -base "$BASE" -format medline`)).toContain(
      "PMID- 99000005",
    );
    expect(await pipe(`einfo -base "$BASE" -db pubmed -fields`)).toContain("TIAB");
  });
});
