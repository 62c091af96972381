import type { Tag } from "../domain/tag.ts";
import { withoutIsotopes } from "./isotope.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { inText, inZones, isCovered, isNegated } from "./text/context.ts";
import type { Hit, Reading } from "./text/hits.ts";
import { readNumber } from "./text/numbers.ts";
import type { Zone } from "./text/sections.ts";

const BOTH = "People are described without restriction to one sex.";
const ADULTS = "People are described and none is said to be under 18.";

/** Ages, sexes and groups of the people studied; animals have none of them. */
export function tagPopulation(given: RecordReading): Tag[] {
  const record = withoutIsotopes(given);
  const { reading, designs } = record;
  if (designs.some((design) => design.value === "preclinical" || design.value === "notice")) return [];
  const parts = [...sexShares(record, "sex.women.only"), ...sexShares(record, "sex.men.only")];
  const single = parts.length > 0 ? undefined : oneSex(record);
  const weighed = weighedTags(record, "population").filter((tag) => tag.value !== "both-sexes" || single === undefined);
  const tags = [
    ...(single === undefined ? [] : [single]),
    ...weighed,
    ...(single === undefined ? statedBoth(record, weighed, parts) : []),
  ].map((tag) => withReason(record, tag));
  const named = (value: string, cue: string): Tag[] => {
    const hits = inText(reading, cue).filter(
      (hit) => !isNegated(reading, hit) && !["background", "criteria"].includes(reading.zone(hit)),
    );
    const listed = reading.hits(cue).filter((hit) => reading.zone(hit) === "list");
    const enough = hits.length >= 2 || hits.some((hit) => reading.zone(hit) === "title" || reading.zone(hit) === "methods");
    return [enough || listed.length > 0 ? (tagOf(reading, "population", value, [...hits, ...listed]) ?? []) : []].flat();
  };
  const children = childrenTag(record, tags);
  const grown = own(reading, "population.adults.named").filter((hit) => reading.zone(hit) !== "aim");
  const adults =
    children === undefined || (grown.length > 0 && !(record.facts.age?.to !== undefined && record.facts.age.to < 18));
  return [
    ...tags.filter((tag) => tag.value !== "children" && (tag.value !== "adults" || adults)),
    ...(children === undefined ? [] : [children]),
    ...named("older-adults", "population.older"),
    ...named("pregnancy", "population.pregnancy.strong"),
    ...named("veterans", "population.veterans.strong"),
  ];
}

/** Children as weighed, or named as the people studied in the title or again and again. */
function childrenTag({ reading }: RecordReading, tags: readonly Tag[]): Tag | undefined {
  const weighed = tags.find((tag) => tag.value === "children");
  if (weighed !== undefined) return weighed;
  const past = reading.hits("population.children.not");
  const hits = own(reading, "population.children.strong").filter((hit) => !isCovered(hit, past));
  const named = hits.some((hit) => reading.zone(hit) === "title") || hits.length >= 3;
  return named ? tagOf(reading, "population", "children", hits) : undefined;
}

const OWN: readonly Zone[] = ["title", "aim", "methods", "results", "other", "conclusion"];

function own(reading: Reading, cue: string): readonly Hit[] {
  return inZones(reading, cue, ...OWN).filter((hit) => !isNegated(reading, hit));
}

/** One sex only: its words describe the people, and the other sex is nowhere named. */
function oneSex({ reading, designs }: RecordReading): Tag | undefined {
  if (designs.some((design) => SYNTHESES.has(design.value))) return undefined;
  const women = own(reading, "sex.women.only");
  const men = own(reading, "sex.men.only");
  const anyWoman = reading.hits("sex.women").length;
  const anyMan = reading.hits("sex.men").length;
  if (reading.hits("sex.word").length > 0) return undefined;
  const told = women.length >= 2 || women.some((hit) => reading.zone(hit) === "title");
  if (told && anyMan === 0) return tagOf(reading, "population", "women-only", women);
  if (men.length > 0 && anyWoman === 0) return tagOf(reading, "population", "men-only", men);
  return undefined;
}

/** "67 (45 women)", "59.3 % females", "n = 11 males": women or men counted as a part, so that the others are of the other sex. */
function sexShares({ reading, facts }: RecordReading, cue: string): readonly Hit[] {
  const named = own(reading, cue);
  // Where the title names them, "17 women receiving ketamine" are an arm.
  if (named.some((hit) => reading.zone(hit) === "title")) return [];
  return named.filter((hit) => {
    for (let at = Math.max(reading.sentence(hit.sentence).from, hit.from - 2); at <= hit.to; at++) {
      const number = readNumber((word) => (word <= hit.to ? reading.norm(word) : undefined), at);
      if (number === undefined || number.value <= 0) continue;
      if (reading.norm(number.to + 1) === "%") {
        if (number.value < 100) return true;
      } else if (isCount(reading, number.to, hit) && number.value < (facts.participants ?? 0)) return true;
      at = number.to;
    }
    return false;
  });
}

/** "11 males", "45 women": the number right before the people, not an age. */
function isCount(reading: Reading, at: number, hit: Hit): boolean {
  return /^(?:women|men|males|females|female|male)$/.test(reading.norm(at + 1) ?? "") && at + 1 <= hit.to;
}

const SYNTHESES = new Set(["systematic-review", "meta-analysis", "review", "commentary", "guideline"]);

/** Both sexes counted or named side by side. */
function statedBoth({ reading, designs }: RecordReading, weighed: readonly Tag[], parts: readonly Hit[]): Tag[] {
  if (weighed.some((tag) => tag.value === "both-sexes") || designs.some((design) => SYNTHESES.has(design.value))) return [];
  const hits = [...own(reading, "sex.both.stated"), ...parts];
  return [hits.length > 0 ? (tagOf(reading, "population", "both-sexes", hits) ?? []) : []].flat();
}

function withReason({ reading }: RecordReading, tag: Tag): Tag {
  if (tag.value === "both-sexes" && reading.hits("sex.both").length === 0) return { ...tag, because: BOTH };
  const stated = reading
    .hits("population.adults.strong")
    .filter((hit) => !isCovered(hit, reading.hits("population.children.not")));
  return tag.value === "adults" && stated.length === 0 ? { ...tag, because: ADULTS } : tag;
}
