import { createReadStream, mkdirSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { tagger, vocabularyVersion } from "../../src/ingest/tagging.ts";
import { recordSlices } from "../../src/pubmed/record-slices.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Receipt, RunKind } from "../../src/domain/sync-run.ts";
import type { IncomingStudy, Store } from "../../src/store/ports.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { sharedData } from "../support/shared-data.ts";
import { incoming } from "../support/study-factory.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { NOW, startWebServer } from "../support/web-server.ts";

/** Pictures of every page, phone and desk, light and dark, into screenshots/ (ignored by git), to be looked at. */
const FOLDER = "screenshots";
const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"] as const;
const tagged = (incoming: IncomingStudy): IncomingStudy => ({ ...incoming, tagging: tag(incoming.study) });
const FILES = ["pubmed/real_ketamine.xml.gz", "pubmed/ketamine_rewrapped.xml.gz", "pubmed/real.xml.gz"];

async function* realStudies(): AsyncGenerator<IncomingStudy> {
  for (const path of FILES) {
    const file = sharedData(path);
    if (file === undefined) {
      console.warn(`../shared/data/${path} is absent: pictures of invented studies only.`);
      continue;
    }
    for await (const slice of recordSlices(createReadStream(file).pipe(createGunzip()))) {
      if (slice.kind === "deleted") continue;
      const study = studyFromXml(slice.raw);
      yield { ...incoming({}, { raw: slice.raw }), study, tagging: tag(study) };
    }
  }
}

const tag = tagger(vocabularyVersion());

const RECEIPT: Receipt = {
  state: "complete",
  query: "ketamine[mh] AND depressive disorder[mh]",
  translation: '"ketamine"[MeSH Terms] AND "depressive disorder"[MeSH Terms]',
  window: { from: "2026-11-20", to: "2026-11-22" },
  count: 23,
  ids: 23,
  fetched: 23,
  new: 19,
  changed: 3,
  unchanged: 1,
  missing: [],
  deleted: [],
  quarantined: [],
  warnings: [],
  retries: 2,
  requests: 6,
};

/** Receipts of every kind: a red one with a reason, an import, a good one, and a run under way; `--red` ends with a red one. */
async function seedRuns(store: Store): Promise<void> {
  const run = async (kind: RunKind, startedAt: string, receipt: Receipt, finishedAt: string): Promise<void> => {
    const id = await store.startRun({ kind, query: receipt.query, startedAt, holder: "pictures" });
    await store.finishRun(id, receipt, finishedAt);
  };
  const red: Receipt = {
    ...RECEIPT,
    state: "incomplete",
    ids: 21,
    missing: [toPmid("90000008")],
    error: "PubMed returned 21 of 23 records",
  };
  await run("sync", "2026-11-20T04:17:00.000Z", red, "2026-11-20T04:18:10.000Z");
  await run("import", "2026-11-21T10:00:00.000Z", RECEIPT, "2026-11-21T10:00:09.000Z");
  await run("sync", "2026-11-22T04:17:00.000Z", RECEIPT, "2026-11-22T04:19:00.000Z");
  if (process.argv.includes("--red")) await run("sync", "2026-11-23T04:17:00.000Z", red, "2026-11-23T04:19:00.000Z");
  await store.recordMissing([toPmid("90000008")], "2026-11-20T04:18:00.000Z");
  await store.quarantine({
    reason: "The record ends in the middle",
    raw: "<PubmedArticle>",
    source: "PubMed",
    owed: [],
    at: "2026-11-20T04:18:00.000Z",
  });
  await store.takeLease({ name: "sync", holder: "pictures", now: NOW.toISOString(), ttlMs: 3_600_000 });
  const id = await store.startRun({
    kind: "sync",
    query: RECEIPT.query,
    startedAt: "2026-11-23T09:28:00.000Z",
    holder: "pictures",
  });
  await store.reportProgress(id, { phase: "fetching", done: 1200, total: 9412, at: "2026-11-23T09:29:50.000Z" });
}

const chromiumPath = findChromium();
if (chromiumPath !== undefined) {
  const server = await startWebServer(tortureStudies.map(tagged), { invented: process.argv.includes("--invented") });
  const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice(7);
  const batch: IncomingStudy[] = [];
  for await (const study of realStudies()) batch.push(study);
  for (let at = 0; at < batch.length; at += 500)
    await server.store.saveStudies(batch.slice(at, at + 500), "2026-11-22T04:17:30.000Z");

  await seedRuns(server.store);

  const pages: Readonly<Record<string, string>> = {
    home: "/",
    studies: "/studies",
    "studies-trials": "/studies?tag=design:rct&tag=drug:esketamine",
    "studies-search": "/studies?q=esketamine+suicid*+depression&tag=design:rct",
    "studies-none": "/studies?q=ketamine+zebrafish*&tag=design:rct&from=2026-01-01",
    "help-search": "/help/search",
    basket: "/basket?pmid=90000001&pmid=90000002&pmid=90000005&pmid=12",
    export: "/export?q=ketamine",
    cite: "/studies/90000005/cite",
    "studies-page": "/studies?page=7&sort=published&from=2010-01-01&q=ketamine",
    "study-torture": "/studies/90000001",
    "study-chinese": "/studies/90000002",
    "study-arabic": "/studies/90000003",
    "study-mathml": "/studies/90000004",
    "study-retracted": "/studies/90000005",
    "study-empty": "/studies/90000006",
    "study-real": `/studies/${batch[0]?.study.pmid ?? "90000001"}`,
    "study-trial": `/studies/${batch[1]?.study.pmid ?? "90000001"}`,
    questions: "/questions",
    "question-does-it-work": "/questions/does-it-work",
    trends: "/trends",
    changes: "/changes",
    glossary: "/glossary",
    evidence: "/evidence?by=-participants",
    trial: "/trials/NCT02493868",
    tags: "/tags",
    accuracy: "/about/accuracy",
    levels: "/about/evidence-levels",
    status: "/status",
    "own-style": "/cite?pmid=90000001&pmid=90000002&pmid=90000005",
    digests: "/digests",
    subscribe: "/subscribe",
    help: "/help",
    missing: "/studies/99999999",
  };
  const browser = await launchChromium(chromiumPath);
  mkdirSync(FOLDER, { recursive: true });
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const [name, address] of Object.entries(pages)) {
        if (only !== undefined && !name.startsWith(only)) continue;
        await page.goto(server.url + address);
        await page.screenshot({ path: `${FOLDER}/${name}-${width}-${colorScheme}.png`, fullPage: true });
        const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (Number(overflow) > 0) console.warn(`${name} at ${width} px is ${String(overflow)} px too wide.`);
      }
      await context.close();
    }
  }
  await browser.close();
  await server.stop();
}
