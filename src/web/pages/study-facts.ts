import type { FactName, Facts } from "../../domain/facts.ts";
import type { Evidence, Facet, Tag } from "../../domain/tag.ts";
import { doseWords, lasting, timePoint } from "../../tagging/dose-words.ts";
import { valueLabel } from "../../tagging/facet-labels.ts";
import { comparatorWords } from "../../tagging/summary-line.ts";
import { FACT_LABELS, quoteId } from "./quotes.ts";
import { LEVELS_PAGE } from "./tag-words.ts";
import { capitalised, number } from "./words.ts";

/** One thing stated: what it says, and where its quote stands on the page. */
export type Stated = { readonly text: string; readonly href: string | undefined; readonly quote: string };

/** Designs that have patients, treatments and outcomes of their own: for these, silence is worth a word. */
export const OWN_RESULTS: readonly string[] = [
  "rct",
  "non-randomised-trial",
  "cohort",
  "case-control",
  "cross-sectional",
  "case-series",
  "secondary-analysis",
];

/** The table of facts under the title: what is stated, each with its quote, and "not stated" where a trial should say. */
export function studyFacts(tags: readonly Tag[], facts: Facts | undefined) {
  const owes = tags.some(({ facet, value }) => facet === "design" && OWN_RESULTS.includes(value));
  const rows = [
    { term: "Participants", stated: participants(tags, facts) },
    { term: "Treatment", stated: treatment(tags, facts) },
    { term: "Compared with", stated: comparator(tags, facts) },
    { term: "Measured", stated: measured(facts) },
    { term: "Authors conclude", stated: tagged(tags, "conclusion") },
    { term: "Masking", stated: masking(facts) },
    { term: "Follow-up", stated: fact(facts, "followUp", facts?.followUp && lasting(facts.followUp)) },
  ];
  const shown = owes ? rows : rows.filter(({ stated }) => stated.length > 0);
  const level = levelRow(tags);
  return [
    ...(level === undefined ? [] : [level]),
    ...shown.map(({ term, stated }) => ({ term, stated: joined(stated), level: "", rules: undefined })),
  ];
}

/** "67 adults, mean age 46": a number and its people belong together, the rest is a list in the middle of a sentence. */
function joined(stated: readonly Stated[]) {
  return stated.map((one, index) => ({
    ...one,
    text: index > 0 && /^[A-Z][a-z]/.test(one.text) ? one.text.charAt(0).toLowerCase() + one.text.slice(1) : one.text,
    before: index === 0 ? "" : /^[\d\u202f]+$/.test(stated[index - 1]?.text ?? "") ? " " : ", ",
  }));
}

function levelRow(tags: readonly Tag[]) {
  const level = tags.find(({ facet }) => facet === "evidence");
  if (level === undefined) return undefined;
  const design = tags.find(({ facet, evidence }) => facet === "design" && evidence[0]?.text === level.evidence[0]?.text);
  const words = design === undefined ? "" : ` – ${valueLabel("design", design.value).toLowerCase()}`;
  return {
    term: "Evidence",
    level: level.value,
    rules: LEVELS_PAGE,
    stated: joined([statement(`Level ${level.value}${words}`, level.evidence[0])]),
  };
}

function participants(tags: readonly Tag[], facts: Facts | undefined): readonly Stated[] {
  const count = fact(facts, "participants", facts?.participants === undefined ? undefined : number(facts.participants));
  const women = fact(facts, "percentWomen", facts?.percentWomen === undefined ? undefined : `${facts.percentWomen} % women`);
  return [...count, ...tagged(tags, "population", ["both-sexes"]), ...women, ...fact(facts, "age", ageWords(facts))];
}

function ageWords(facts: Facts | undefined): string | undefined {
  const { mean, from, to } = facts?.age ?? {};
  if (mean !== undefined) return `mean age ${mean}`;
  if (from !== undefined && to !== undefined) return `aged ${from}–${to}`;
  if (from !== undefined) return `aged ${from} or more`;
  return to === undefined ? undefined : `aged ${to} or less`;
}

function treatment(tags: readonly Tag[], facts: Facts | undefined): readonly Stated[] {
  const doses = facts === undefined || facts.doses.length === 0 ? undefined : doseWords(facts.doses);
  return [...tagged(tags, "drug"), ...fact(facts, "doses", doses), ...tagged(tags, "route"), ...sessionsStated(tags, facts)];
}

/** How often: by number where that is stated, otherwise single or repeated. */
export function sessionsStated(tags: readonly Tag[], facts: Facts | undefined): readonly Stated[] {
  if (facts?.sessions === undefined) return tagged(tags, "regimen");
  return fact(facts, "sessions", facts.sessions === 1 ? "once" : `${facts.sessions} sessions`);
}

export function comparator(tags: readonly Tag[], facts: Facts | undefined): readonly Stated[] {
  if (facts?.comparator === undefined) return tagged(tags, "control");
  return fact(facts, "comparator", capitalised(comparatorWords({ has: () => false }, facts)));
}

function measured(facts: Facts | undefined): readonly Stated[] {
  return [
    ...fact(facts, "primaryScale", facts?.primaryScale),
    ...fact(facts, "primaryTime", facts?.primaryTime && `at ${timePoint(facts.primaryTime)}`),
  ];
}

export function masking(facts: Facts | undefined): readonly Stated[] {
  return [
    ...fact(facts, "blinding", facts?.blinding && capitalised(facts.blinding)),
    ...fact(facts, "maskingChecked", facts?.maskingChecked && "whether it held was checked"),
  ];
}

/** A fact with its first quote; nothing where it is not stated. */
export function fact(facts: Facts | undefined, name: FactName, text: string | undefined): readonly Stated[] {
  return text === undefined ? [] : [statement(text, facts?.quotes[name]?.[0])];
}

/** The tags of a facet, each with its first quote. */
export function tagged(tags: readonly Tag[], facet: Facet, without: readonly string[] = []): readonly Stated[] {
  return tags
    .filter((tag) => tag.facet === facet && !without.includes(tag.value))
    .map((tag) => statement(valueLabel(facet, tag.value), tag.evidence[0]));
}

function statement(text: string, evidence: Evidence | undefined): Stated {
  return {
    text,
    href: evidence === undefined ? undefined : `#${quoteId(evidence)}`,
    quote: evidence === undefined ? "" : `“${evidence.text.replace(/\s+/g, " ")}”`,
  };
}

/** Facts that have no place in the table, for the list of quotes: none is shown without its words. */
export function factQuotes(facts: Facts | undefined) {
  const names = Object.keys(facts?.quotes ?? {}) as readonly FactName[];
  return names.map((name) => ({
    label: FACT_LABELS[name],
    quotes: (facts?.quotes[name] ?? []).map((evidence) => ({
      href: `#${quoteId(evidence)}`,
      text: evidence.text.replace(/\s+/g, " "),
    })),
  }));
}
