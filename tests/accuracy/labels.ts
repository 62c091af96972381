import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { TaggerInput } from "../../src/tagging/tagger-input.ts";

/** One labelled record: what the tagger reads, and what the experts said under each task. */
export type Labelled = {
  readonly id: string;
  readonly input: TaggerInput;
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** How many took part, where that is known to the last one and not only by the size of the sample. */
  readonly participants?: number;
};

/** Half of every label set is looked at while tuning; the other half is only ever scored. A record's id decides. */
export function isDevelopment(id: string): boolean {
  return (mixed(id) & 1) === 0;
}

/** FNV-1a with a final avalanche, so that the lowest bit depends on the whole id. */
export function mixed(id: string): number {
  let hash = 2166136261;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b) >>> 0;
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

function lines(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
}

function bare(title: string, abstract: string): TaggerInput {
  return { title, abstract, publicationTypes: [], mesh: [], keywords: [] };
}

export function psynamic(folder: string): Labelled[] {
  return lines(`${folder}/psynamic_train.jsonl.gz`).map((line) => {
    const row = JSON.parse(line) as { id: string; title: string; abstract: string; labels: Record<string, string[]> };
    return { id: row.id, input: bare(row.title, row.abstract), labels: row.labels };
  });
}

export function studyTypeTeller(folder: string): Labelled[] {
  return lines(`${folder}/studytypeteller_train.jsonl.gz`).map((line) => {
    const row = JSON.parse(line) as { pmid: string; title: string; abstract: string; accepted_label: string };
    return { id: row.pmid, input: bare(row.title, row.abstract), labels: { type: [row.accepted_label] } };
  });
}

const RANDOM_COLUMNS = [
  "systematic_review",
  "meta_analysis",
  "rodent",
  "human",
  "trial",
  "randomized_trial",
  "child",
  "protocol",
] as const;

export function randomPubmed(folder: string): Labelled[] {
  const [names = [], ...rows] = tsv(`${folder}/random2019_train.tsv.gz`);
  return rows.map((cells) => {
    const cell = (name: string): string => cells[names.indexOf(name)] ?? "";
    const yes = RANDOM_COLUMNS.filter((column) => cell(column) === "1");
    return { id: cell("pmid"), input: bare(cell("title"), cell("abstract")), labels: { said: yes } };
  });
}

/** Tab-separated values with quoted cells that may hold tabs, line feeds and doubled quotation marks. */
function tsv(file: string): string[][] {
  const text = gunzipSync(readFileSync(file)).toString("utf8");
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(at++);
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t" || sign === "\n") {
      row.push(cell);
      cell = "";
      if (sign === "\n") {
        rows.push(row);
        row = [];
      }
    } else if (sign !== "\r") cell += sign;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}
