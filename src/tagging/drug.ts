import type { Tag } from "../domain/tag.ts";
import type { RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { inText, isCovered } from "./text/context.ts";
import type { Hit } from "./text/hits.ts";

/** Racemic or unspecified ketamine, its enantiomers, its metabolites. A name inside a longer one ("S-ketamine") is not counted twice. */
export function tagDrug(record: RecordReading): Tag[] {
  const { reading } = record;
  const esketamine = reading.hits("drug.esketamine");
  const arketamine = reading.hits("drug.arketamine");
  const racemic = reading.hits("drug.racemic");
  const metabolite = reading.hits("drug.metabolite");
  const special = [...esketamine, ...arketamine].filter((hit) => !isCovered(hit, racemic) && !isCovered(hit, metabolite));
  const plain = [...reading.hits("drug.ketamine").filter((hit) => !isCovered(hit, special)), ...racemic];
  const enantiomer = (hits: readonly Hit[]): readonly Hit[] => hits.filter((hit) => special.includes(hit));
  const named = { ketamine: plain, esketamine: enantiomer(esketamine), arketamine: enantiomer(arketamine) };
  const told = [plain, special, metabolite].some((hits) => hits.some((hit) => !isListed(record, hit)));
  const found: [string, readonly Hit[]][] = [
    ...Object.entries(named).map(([value, hits]): [string, readonly Hit[]] => [
      value,
      isStudied(record, hits, value === "ketamine" ? special : plain, told) ? hits : [],
    ]),
    ["metabolite", isStudied(record, metabolite, [], told) ? metabolite : []],
  ];
  return found.flatMap(([value, hits]) => tagOf(reading, "drug", value, hits) ?? []);
}

const isListed = ({ reading }: RecordReading, hit: Hit): boolean => reading.zone(hit) === "list";

/**
 * A drug named once in passing, in a background sentence or a list of others, is not what was studied. Headings and keywords alone tell
 * only where the text names no form of the drug: NLM indexes every study of esketamine under Ketamine too.
 */
function isStudied(record: RecordReading, hits: readonly Hit[], rivals: readonly Hit[], told: boolean): boolean {
  const { reading } = record;
  const inTitle = (hit: Hit): boolean => reading.zone(hit) === "title";
  const own = hits.filter((hit) => !isListed(record, hit));
  if (own.length === 0) return hits.length > 0 && !told;
  if (own.some(inTitle) || (own.length < hits.length && !rivals.some(inTitle))) return true;
  const others = inText(reading, "drug.other.psychedelic").length;
  const body = own.filter((hit) => !["background", "registration"].includes(reading.zone(hit))).length;
  if (body === 0) return false;
  const rival = rivals.filter((hit) => !isListed(record, hit)).length;
  if (others > 3 * own.length) return false;
  return own.length >= 2 || (rival === 0 && others <= 2 && body > 0) || body / (rival + 1) >= 0.4;
}
