import { once } from "node:events";
import { createReadStream, createWriteStream, statSync } from "node:fs";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { recordSlices } from "../../../src/pubmed/record-slices.ts";
import { inventedOnDemand } from "../../support/invented-studies/invented-studies.ts";
import { sharedData } from "../../support/shared-data.ts";

type RecordFile = { readonly path: string; readonly count: number; readonly megabytes: number };

export type RecordMill = {
  /** What the records are, for the table's heading. */
  readonly kind: string;
  /** A file of `count` records whose PMIDs begin at `first`. */
  readonly write: (name: string, count: number, first?: number) => Promise<RecordFile>;
};

const FIRST_PMID = 1_000_000;
const OWN_PMID = /(<MedlineCitation\b[^>]*>\s*<PMID\b[^>]*>)\s*\d+/;
const OWN_ARTICLE_ID = /(<PubmedData>[\s\S]*?<ArticleId IdType="pubmed">)\d+/;

/** Makes files of real-shaped records: the real ones of `../shared/data` again and again under new PMIDs, or invented ones where they are absent. */
export async function recordMill(folder: string): Promise<RecordMill> {
  const real = await realRecords();
  const invented = [...inventedOnDemand({ count: 2000, seed: 7, today: "2026-11-23", references: true })].map((make) => make());
  const sources = real.length > 0 ? real : invented.filter((raw) => raw.startsWith("<PubmedArticle>"));
  return {
    kind: real.length > 0 ? `${real.length} real records repeated under new PMIDs` : "invented records with reference lists",
    async write(name, count, first = FIRST_PMID) {
      const path = join(folder, name);
      const file = createWriteStream(path, { highWaterMark: 1 << 20 });
      file.write('<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>\n');
      for (let index = 0; index < count; index += 1) {
        const source = sources[index % sources.length] ?? "";
        if (!file.write(`${renamed(source, first + index)}\n`)) await once(file, "drain");
      }
      file.end("</PubmedArticleSet>\n");
      await once(file, "close");
      return { path, count, megabytes: statSync(path).size / 1e6 };
    },
  };
}

/** Another record in both places that say which one it is. */
function renamed(raw: string, pmid: number): string {
  return raw.replace(OWN_PMID, `$1${pmid}`).replace(OWN_ARTICLE_ID, `$1${pmid}`);
}

async function realRecords(): Promise<readonly string[]> {
  const file = sharedData("pubmed/real.xml.gz");
  if (file === undefined) return [];
  const records: string[] = [];
  for await (const slice of recordSlices(createReadStream(file).pipe(createGunzip())))
    if (slice.kind === "article") records.push(slice.raw);
  return records;
}
