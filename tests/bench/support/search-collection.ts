import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { indexText } from "../../../src/domain/index-words.ts";
import { toPmid } from "../../../src/domain/pmid.ts";
import { abstractText, titleText } from "../../../src/domain/study-text.ts";
import { studyFromXml } from "../../../src/pubmed/study-from-xml.ts";
import type { IncomingStudy } from "../../../src/store/ports.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { tagStudy } from "../../../src/tagging/tag-study.ts";
import { taggerInputFromStudy } from "../../../src/tagging/tagger-input.ts";
import { inventedStudies } from "../../support/invented-studies/invented-studies.ts";

/** `database` is ours; `lines` holds the same words for the peers, a JSON record a line. Peers keep what they build in `folder`. */
export type SearchCollection = { readonly folder: string; readonly database: string; readonly lines: string };

/** What peers index: the words of title and abstract as our index spells them, one facet, and all tags. */
export type PeerRecord = { readonly text: string; readonly design: string; readonly tags: readonly string[] };

export const TODAY = "2026-11-23";
const DISTINCT = 2_000;
const DAYS = 9_000;
/** Raised when the studies made here change. */
const MADE_AS = 1;

/**
 * `count` studies to search: invented ones over and over under new PMIDs, spread over the days. A million take half an hour to make,
 * so they are kept between runs in the system's folder for temporary files; a newer program migrates them as it opens them.
 */
export async function searchCollection(count: number): Promise<SearchCollection> {
  const folder = join(tmpdir(), "ketamine-digest-search-bench", `${count}-${MADE_AS}`);
  const collection = { folder, database: join(folder, "ours.db"), lines: join(folder, "records.jsonl") };
  const done = join(folder, "records.jsonl");
  if (existsSync(done)) return collection;
  process.stderr.write(`Making ${count} studies in ${folder} …\n`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await fill({ ...collection, lines: `${done}.half` }, count);
  renameSync(`${done}.half`, done);
  return collection;
}

async function fill({ database, lines }: SearchCollection, count: number): Promise<void> {
  const store = openSqliteStore({ url: `sqlite:${database}` });
  const file = createWriteStream(lines);
  let batch: IncomingStudy[] = [];
  const save = async () => {
    await store.saveStudies(batch, "2026-11-23T04:17:00.000Z");
    batch = [];
  };
  for (const one of studies(count)) {
    batch.push(one);
    if (!file.write(`${JSON.stringify(peerRecord(one))}\n`)) await once(file, "drain");
    if (batch.length === 2_000) await save();
  }
  await save();
  file.end();
  await once(file, "close");
  await store.tidy();
  await store.close();
}

function peerRecord({ study, tagging }: IncomingStudy): PeerRecord {
  const tags = tagging?.tags ?? [];
  return {
    text: indexText(`${titleText(study)} ${abstractText(study)}`),
    design: tags.find(({ facet }) => facet === "design")?.value ?? "none",
    tags: tags.map(({ facet, value }) => `${facet}:${value}`),
  };
}

/** One in fifty also speaks of the bladder: the rare word. */
function* studies(count: number): Generator<IncomingStudy> {
  const originals = [...inventedStudies({ count: DISTINCT, seed: 7, today: TODAY })].map((xml) => {
    const study = studyFromXml(xml);
    return { study, tagging: { ...tagStudy(taggerInputFromStudy(study)), vocabulary: "bench" } };
  });
  const lastDay = Date.parse(`${TODAY}T00:00:00Z`) / 86_400_000;
  for (let at = 0; at < count; at += 1) {
    const { study, tagging } = originals[at % originals.length] ?? fail();
    const title = at % 50 === 0 ? [...study.title, " and the bladder"] : study.title;
    const day = lastDay - DAYS + Math.floor((at * DAYS) / count);
    const entered = new Date(day * 86_400_000).toISOString().slice(0, 10);
    yield {
      study: { ...study, pmid: toPmid(String(1_000_000 + at)), entered, title, registrations: [] },
      tagging,
      raw: "",
      rawHash: "",
      origin: "invented",
    };
  }
}

function fail(): never {
  throw new Error("No invented study.");
}
