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
  const found: [string, readonly Hit[]][] = [
    ["ketamine", isStudied(record, plain, special) ? plain : []],
    [
      "esketamine",
      isStudied(
        record,
        esketamine.filter((hit) => special.includes(hit)),
        plain,
      )
        ? esketamine.filter((hit) => special.includes(hit))
        : [],
    ],
    [
      "arketamine",
      isStudied(
        record,
        arketamine.filter((hit) => special.includes(hit)),
        plain,
      )
        ? arketamine.filter((hit) => special.includes(hit))
        : [],
    ],
    ["metabolite", isStudied(record, metabolite, []) ? metabolite : []],
  ];
  return found.flatMap(([value, hits]) => tagOf(reading, "drug", value, hits) ?? []);
}

/** A drug named once in passing, in a background sentence or a list of others, is not what was studied. */
function isStudied({ reading }: RecordReading, hits: readonly Hit[], rivals: readonly Hit[]): boolean {
  if (hits.length === 0) return false;
  if (hits.some((hit) => reading.zone(hit) === "title" || reading.zone(hit) === "list")) return true;
  const others = inText(reading, "drug.other.psychedelic").length;
  const body = hits.filter((hit) => !["background", "registration"].includes(reading.zone(hit))).length;
  if (body === 0) return false;
  const rival = rivals.length;
  if (others > 3 * hits.length) return false;
  return hits.length >= 2 || (rival === 0 && others <= 2 && body > 0) || body / (rival + 1) >= 0.4;
}
