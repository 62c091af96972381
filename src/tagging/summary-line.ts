import type { Facts } from "../domain/facts.ts";
import type { Facet, Tag } from "../domain/tag.ts";
import { BETTER } from "./conclusion/comparison-won.ts";
import { doseWords, timePoint } from "./dose-words.ts";
import { valueLabel } from "./facet-labels.ts";

/** One part between two dots; `strong` is what a clinician's eye should meet first. */
export type SummaryPart = readonly { readonly text: string; readonly strong: boolean }[];

/**
 * A study in one line: design · people · treatment and comparator · scale and time · direction. Made of tags and facts that have
 * quotes, and of nothing else: what is not stated is left out.
 */
export function summaryLine(tags: readonly Tag[], facts: Facts | undefined): readonly SummaryPart[] {
  const study = reader(tags.filter((tag) => !isHeadingOnly(tag, tags)));
  if (study.has("design", "notice")) return [[strong("Notice, not a study")]];
  const parts = [
    designPart(study, facts),
    peoplePart(study, facts),
    treatmentPart(study, facts),
    measurePart(facts),
    directionPart(study),
  ];
  return parts.filter((part) => part.length > 0);
}

export function summaryText(parts: readonly SummaryPart[]): string {
  return parts.map((part) => part.map(({ text }) => text).join("")).join(" · ");
}

/** MeSH has no heading for esketamine but "Ketamine": where the text says which one it is, the heading says nothing more. */
function isHeadingOnly(tag: Tag, tags: readonly Tag[]): boolean {
  if (tag.facet !== "drug" || tag.value !== "ketamine" || tag.by !== undefined) return false;
  const isSpecific = tags.some(({ facet, value }) => facet === "drug" && (value === "esketamine" || value === "arketamine"));
  return isSpecific && tag.evidence.every(({ field }) => field === "mesh" || field === "chemicals");
}

type Reader = {
  readonly values: (facet: Facet) => readonly string[];
  readonly has: (facet: Facet, ...values: readonly string[]) => boolean;
  /** The report itself is quoted setting the drug above its comparator. */
  readonly favoured: boolean;
};

function reader(tags: readonly Tag[]): Reader {
  const values = (facet: Facet): readonly string[] => tags.filter((tag) => tag.facet === facet).map((tag) => tag.value);
  const favoured = tags.some((tag) => tag.facet === "conclusion" && tag.because === BETTER);
  return { values, has: (facet, ...wanted) => values(facet).some((value) => wanted.includes(value)), favoured };
}

const strong = (text: string) => ({ text, strong: true });
const plain = (text: string) => ({ text, strong: false });

/** What a record is, before what it is about: a protocol of a trial is no trial yet. */
const DESIGNS: readonly (readonly [value: string, words: string])[] = [
  ["protocol", "Protocol"],
  ["secondary-analysis", "Secondary analysis"],
  ["meta-analysis", "Meta-analysis"],
  ["systematic-review", "Systematic review"],
  ["guideline", "Guideline"],
  ["rct", "Randomised"],
  ["non-randomised-trial", "Trial, no random allotment stated"],
  ["cohort", "Cohort"],
  ["case-control", "Case-control"],
  ["cross-sectional", "Real-world or cross-sectional"],
  ["economic", "Economic"],
  ["qualitative", "Qualitative"],
  ["case-series", "Case series"],
  ["case-report", "Case report"],
  ["preclinical", "Preclinical"],
  ["review", "Narrative review"],
  ["commentary", "Commentary"],
];

/** Those that combine or discuss what others studied: they have no participants, doses and outcome of their own. */
const OF_OTHERS = ["meta-analysis", "systematic-review", "guideline", "review", "commentary"];

function designPart(study: Reader, facts: Facts | undefined): SummaryPart {
  const words = DESIGNS.find(([value]) => study.has("design", value))?.[1];
  if (words === undefined) return facts?.blinding === undefined ? [] : [strong(capitalised(facts.blinding))];
  return facts?.blinding === undefined ? [strong(words)] : [strong(words), plain(`, ${facts.blinding}`)];
}

function peoplePart(study: Reader, facts: Facts | undefined): SummaryPart {
  if (study.has("design", "preclinical")) return [];
  const conditions = conditionWords(study.values("condition"));
  const count = facts?.participants;
  if (count !== undefined) {
    const beside = conditions.length > 0 && hasControls(facts) ? ["healthy controls among them"] : [];
    return [strong(grouped(count)), plain([` ${peopleWord(study, count)}`, ...conditions, ...beside].join(", "))];
  }
  if (study.has("design", ...OF_OTHERS)) return conditions.length === 0 ? [] : [plain(conditions.join(", "))];
  const who = study.has("population", "children", "adults", "older-adults", "veterans", "women-only", "men-only");
  const words = [...(who ? [peopleWord(study, 2)] : []), ...conditions];
  return words.length === 0 ? [] : [plain(words.join(", "))];
}

/** The words that give the number count people who are well beside those who are not. */
function hasControls(facts: Facts | undefined): boolean {
  return facts?.quotes.participants?.some(({ text }) => /\b(?:controls?|healthy|volunteers?)\b/i.test(text)) === true;
}

function peopleWord(study: Reader, count: number): string {
  const has = (value: string): boolean => study.has("population", value);
  if (has("children"))
    return has("adults") ? "children and adults" : count === 1 ? "child or adolescent" : "children and adolescents";
  if (has("veterans")) return count === 1 ? "veteran" : "veterans";
  if (has("women-only")) return count === 1 ? "woman" : "women";
  if (has("men-only")) return count === 1 ? "man" : "men";
  if (has("older-adults"))
    return has("adults") ? "adults, older adults among them" : count === 1 ? "older adult" : "older adults";
  if (has("adults")) return count === 1 ? "adult" : "adults";
  return count === 1 ? "participant" : "participants";
}

/** Kinds of depression say more than depression; at most two are named. */
const CONDITIONS: readonly (readonly [value: string, words: string])[] = [
  ["treatment-resistant", "treatment-resistant depression"],
  ["bipolar", "bipolar disorder"],
  ["postpartum", "postpartum depression"],
  ["suicidality", "suicidality"],
  ["depression", "depression"],
  ["ptsd", "PTSD"],
  ["ocd", "OCD"],
  ["alcohol", "alcohol use"],
  ["other-addiction", "addiction"],
  ["eating-disorder", "eating disorder"],
  ["anxiety", "anxiety"],
  ["pain", "pain"],
  ["perioperative", "around surgery"],
  ["palliative", "serious illness"],
  ["dementia", "dementia"],
];

function conditionWords(values: readonly string[]): readonly string[] {
  const implied = values.some((value) => ["treatment-resistant", "bipolar", "postpartum"].includes(value));
  return CONDITIONS.filter(([value]) => values.includes(value) && !(implied && value === "depression"))
    .map(([, words]) => words)
    .slice(0, 2);
}

function treatmentPart(study: Reader, facts: Facts | undefined): SummaryPart {
  if (study.has("design", "commentary", "guideline", "review")) return [];
  const drug = drugWords(study);
  const comparator = comparatorWords(study, facts);
  if (drug === "") return comparator === "" ? [] : [plain(`compared with ${comparator}`)];
  const own = study.has("design", ...OF_OTHERS) ? undefined : facts;
  const routes = study.values("route").filter((value) => value !== "other-route");
  const how = [
    drug,
    ...(own === undefined || own.doses.length === 0 ? [] : [doseWords(own.doses)]),
    ...(routes.length === 1 || routes.length === 2
      ? [routes.map((route) => valueLabel("route", route).toLowerCase()).join(" or ")]
      : []),
  ].join(" ");
  return [plain(how + timesWords(study, own) + (comparator === "" ? "" : ` vs ${comparator}`))];
}

function drugWords(study: Reader): string {
  const names = study.values("drug").map((value) => (value === "metabolite" ? "a metabolite" : value));
  return names.length > 2 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}` : names.join(" and ");
}

function timesWords(study: Reader, facts: Facts | undefined): string {
  if (facts?.sessions !== undefined) return facts.sessions === 1 ? ", once" : `, ${facts.sessions} sessions`;
  return study.has("regimen", "single-dose") && !study.has("regimen", "repeated") ? ", once" : "";
}

const COMPARATORS: readonly (readonly [value: string, words: string])[] = [
  ["placebo", "placebo"],
  ["midazolam", "midazolam"],
  ["ect", "ECT"],
  ["active-drug", "another drug"],
];

/** By its own name where that is stated, otherwise by its kind; "before and after" and "no control" are no comparator. */
export function comparatorWords(study: Pick<Reader, "has">, facts: Facts | undefined): string {
  if (facts?.comparator !== undefined) return facts.comparator === "electroconvulsive therapy" ? "ECT" : facts.comparator;
  return COMPARATORS.filter(([value]) => study.has("control", value))
    .map(([, words]) => words)
    .slice(0, 2)
    .join(" or ");
}

function measurePart(facts: Facts | undefined): SummaryPart {
  if (facts?.primaryScale === undefined) return [];
  return [plain([facts.primaryScale, ...(facts.primaryTime === undefined ? [] : [timePoint(facts.primaryTime)])].join(", "))];
}

/** The authors' own conclusion. A retracted study's is not repeated. */
function directionPart(study: Reader): SummaryPart {
  const [direction, ...more] = study.values("conclusion");
  if (direction === undefined || study.has("status", "retracted")) return [];
  return [strong(more.length > 0 ? "mixed" : (directionWords(direction, study) ?? direction))];
}

function directionWords(direction: string, study: Reader): string | undefined {
  switch (direction) {
    case "positive": {
      const [drug, ...others] = study.values("drug").filter((value) => value !== "metabolite");
      const isTest = study.has("design", "rct") && study.has("control", "placebo", "midazolam") && study.favoured;
      return isTest && drug !== undefined && others.length === 0 ? `favours ${drug}` : "authors conclude in favour";
    }
    case "negative":
      return "authors conclude against";
    case "neutral":
      return "no difference";
    default:
      return undefined;
  }
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
