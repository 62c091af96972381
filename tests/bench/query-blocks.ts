import { eutilsClient } from "../../src/pubmed/client.ts";
import { sleep } from "../../src/pubmed/clock.ts";
import { pubmedQuery, queryBlocks } from "../../src/topic/query.ts";
import { joined } from "../../src/topic/query/block.ts";
import { conditionBlocks } from "../../src/topic/query/condition.ts";
import { drugBlocks } from "../../src/topic/query/drug.ts";
import { standaloneBlocks } from "../../src/topic/query/standalone.ts";
import { startEutils } from "../support/eutils/start-eutils.ts";
import { ketamineRecords, listedCitations, otherRecords, pmidIn, titleIn, titleOnlyRecord } from "../support/ketamine-corpus.ts";

/** What each block of the query finds among real records, and what would be lost without it. Titles of the losses with `--titles`. */
const known = ketamineRecords();
const listed = listedCitations();
const others = otherRecords();
if (known === undefined || listed === undefined || others === undefined) {
  process.stdout.write("../shared/data is absent: nothing to measure.\n");
  process.exit(0);
}
const have = new Set(known.map(pmidIn));
const titles = listed.filter(({ pmid }) => !have.has(pmid)).map(titleOnlyRecord);
const ketamine = [...known, ...titles];
const title = new Map([...ketamine, ...others].map((record) => [pmidIn(record), titleIn(record)]));
const about = new Set(ketamine.map(pmidIn));

const server = await startEutils({ records: [...others, ...ketamine], rate: { perSecond: 1e6, withKeyPerSecond: 1e6 } });
const client = eutilsClient({
  baseUrl: server.url,
  pace: { turn: () => Promise.resolve() },
  clock: { now: () => performance.now(), sleep },
  random: () => 0,
  log: { warn: (_fields, message) => process.stderr.write(`${message}\n`) },
});
const find = async (term: string) => new Set<string>((await client.search({ term })).ids);
const drugs = await find(joined(drugBlocks));
const whole = await find(pubmedQuery);

const write = (line: string) => process.stdout.write(`${line}\n`);
write(
  `${known.length} ketamine records with abstracts, ${titles.length} more by title alone, ${others.length} on everything else.`,
);
write(
  `The query finds ${whole.size}: ${[...whole].filter((pmid) => about.has(pmid)).length} of the ${about.size} on ketamine, ${[...whole].filter((pmid) => !about.has(pmid)).length} others.\n`,
);
write("block".padEnd(44) + "finds".padStart(8) + "with drug".padStart(12) + "lost without".padStart(15));
for (const block of queryBlocks) {
  const alone = await find(block.term);
  const rest = (blocks: typeof queryBlocks) => blocks.filter((one) => one !== block);
  const without = await find(
    `((${joined(rest(drugBlocks))}) AND (${joined(rest(conditionBlocks))}))${rest(standaloneBlocks).length > 0 ? ` OR ${joined(rest(standaloneBlocks))}` : ""}`,
  );
  const lost = [...whole].filter((pmid) => !without.has(pmid));
  const withDrug = [...alone].filter((pmid) => drugs.has(pmid)).length;
  write(
    block.name.padEnd(44) + String(alone.size).padStart(8) + String(withDrug).padStart(12) + String(lost.length).padStart(15),
  );
  if (process.argv.includes("--titles")) for (const pmid of lost) write(`    ${pmid} ${title.get(pmid) ?? ""}`);
}
if (process.argv.includes("--titles")) {
  write("\nKetamine records that the query leaves out:");
  for (const record of ketamine) if (!whole.has(pmidIn(record))) write(`    ${pmidIn(record)} ${titleIn(record)}`);
  write("\nRecords of the general collection that it brings in:");
  for (const pmid of whole) if (!about.has(pmid)) write(`    ${pmid} ${title.get(pmid) ?? ""}`);
}
await client.close();
await server.close();
