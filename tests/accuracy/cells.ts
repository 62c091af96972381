import { createReadStream, readFileSync } from "node:fs";
import { createGunzip } from "node:zlib";
import type { FactName, Facts } from "../../src/domain/facts.ts";
import { recordSlices } from "../../src/pubmed/record-slices.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { taggerInputFromStudy, type TaggerInput } from "../../src/tagging/tagger-input.ts";
import { tagStudy } from "../../src/tagging/tag-study.ts";
import { sharedData } from "../support/shared-data.ts";
import { generator } from "./score.ts";

/** One filled cell of the evidence table: a fact of a study, with the words it was read from. */
type Cell = { readonly pmid: string; readonly fact: FactName; readonly input: TaggerInput; readonly facts: Facts };

const KINDS: readonly FactName[] = [
  "participants",
  "doses",
  "sessions",
  "followUp",
  "comparator",
  "primaryScale",
  "primaryTime",
  "percentWomen",
  "age",
  "blinding",
  "maskingChecked",
  "registrations",
];

const FILES = ["pubmed/ketamine_rewrapped.xml.gz", "pubmed/real_ketamine.xml.gz"];

/** cells.tsv keeps what was read by hand: each cell with its verdict, none of its words. */
function alreadyRead(seed: number): ReadonlySet<string> {
  const rows = readFileSync(new URL("cells.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1);
  const cells = rows.map((row) => row.split("\t"));
  return new Set(cells.filter(([drawn]) => Number(drawn) !== seed).map(([, , pmid, fact]) => `${pmid ?? ""} ${fact ?? ""}`));
}

/** Draws filled cells over the real ketamine records, the kinds of fact in turn, each study at most once a kind. Cells that were read under another seed are left out. */
async function drawCells(count: number, seed: number): Promise<readonly Cell[]> {
  const random = generator(seed);
  const known = alreadyRead(seed);
  const piles = new Map<FactName, Cell[]>(KINDS.map((fact) => [fact, []]));
  for (const { pmid, input } of await ketamineRecords()) {
    const { facts } = tagStudy(input);
    for (const fact of KINDS)
      if ((facts.quotes[fact]?.length ?? 0) > 0 && !known.has(`${pmid} ${fact}`))
        piles.get(fact)?.push({ pmid, fact, input, facts });
  }
  for (const pile of piles.values()) shuffle(pile, random);
  const drawn: Cell[] = [];
  while (drawn.length < count && [...piles.values()].some((pile) => pile.length > 0))
    for (const pile of piles.values()) {
      const cell = pile.pop();
      if (cell !== undefined && drawn.length < count) drawn.push(cell);
    }
  return drawn;
}

/** Prints each cell with what it says, its quote, and the sentences around the quote, to be read against the abstract. */
export async function printCells(count: number, seed: number): Promise<void> {
  if (sharedData(FILES[0] ?? "") === undefined) {
    process.stdout.write("The records of ../shared/data are absent: no cells can be drawn here.\n");
    return;
  }
  for (const [index, { pmid, fact, input, facts }] of (await drawCells(count, seed)).entries()) {
    const quotes = facts.quotes[fact] ?? [];
    const value = facts[fact];
    process.stdout.write(`\n${index + 1}. ${pmid} ${fact} = ${JSON.stringify(value)}\n   title: ${input.title}\n`);
    for (const { field, start, end, text } of quotes) {
      const whole = field === "abstract" ? input.abstract : input.title;
      const around = `${whole.slice(Math.max(0, start - 260), start)}⟦${text}⟧${whole.slice(end, end + 220)}`;
      process.stdout.write(`   ${field}: …${around.replaceAll("\n", " ")}…\n`);
    }
  }
}

async function ketamineRecords(): Promise<readonly { readonly pmid: string; readonly input: TaggerInput }[]> {
  const records = new Map<string, TaggerInput>();
  for (const name of FILES) {
    const file = sharedData(name);
    if (file === undefined) continue;
    for await (const slice of recordSlices(createReadStream(file).pipe(createGunzip()))) {
      if (slice.kind === "deleted") continue;
      const study = studyFromXml(slice.raw);
      records.set(study.pmid, taggerInputFromStudy(study));
    }
  }
  return [...records].map(([pmid, input]) => ({ pmid, input }));
}

/** Fisher and Yates. */
function shuffle(all: Cell[], random: () => number): void {
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [all[last], all[other]];
    if (one !== undefined && two !== undefined) [all[last], all[other]] = [two, one];
  }
}
