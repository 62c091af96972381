import type { Facts } from "../../domain/facts.ts";
import type { Facet, Tag } from "../../domain/tag.ts";
import { doseWords, timePoint } from "../../tagging/dose-words.ts";
import { FACETS } from "../../topic/facets.ts";
import type { StudyFacts } from "../../store/ports.ts";
import { fact, masking, comparator, sessionsStated, tagged, type Stated } from "./study-facts.ts";
import { number } from "./words.ts";

export type ColumnName =
  | "study"
  | "design"
  | "participants"
  | "population"
  | "drug"
  | "dose"
  | "route"
  | "sessions"
  | "comparator"
  | "measured"
  | "direction"
  | "masking";

/** What rows are ordered by; undefined stands last, whichever way. */
export type SortKey = string | number | undefined;

type Column = {
  readonly name: ColumnName;
  readonly label: string;
  /** Expanded once, in the head of the table. */
  readonly title?: string;
  readonly stated: (study: StudyFacts) => readonly Stated[];
  readonly key: (study: Pick<StudyFacts, "published" | "tags" | "facts">) => SortKey;
};

const isRetracted = (tags: readonly Tag[]): boolean =>
  tags.some(({ facet, value }) => facet === "status" && value === "retracted");

/** The table's columns, in the order of a clinician's questions. */
export const COLUMNS: readonly Column[] = [
  {
    name: "study",
    label: "Study",
    stated: () => [],
    key: ({ published }) => (published === "" ? undefined : published),
  },
  {
    name: "design",
    label: "Design",
    stated: ({ tags }) => tagged(tags, "design").slice(0, 2),
    key: ({ tags }) => inOrder("design", tags),
  },
  {
    name: "participants",
    label: "N",
    title: "Participants",
    stated: ({ facts }) =>
      fact(facts, "participants", facts?.participants === undefined ? undefined : number(facts.participants)),
    key: ({ facts }) => facts?.participants,
  },
  {
    name: "population",
    label: "Population",
    stated: ({ tags }) => [...tagged(tags, "condition"), ...tagged(tags, "population", ["both-sexes"])],
    key: ({ tags }) => inOrder("condition", tags),
  },
  { name: "drug", label: "Drug", stated: ({ tags }) => tagged(tags, "drug"), key: ({ tags }) => inOrder("drug", tags) },
  {
    name: "dose",
    label: "Dose",
    stated: ({ facts }) =>
      fact(facts, "doses", facts === undefined || facts.doses.length === 0 ? undefined : doseWords(facts.doses)),
    key: ({ facts }) => doseKey(facts),
  },
  { name: "route", label: "Route", stated: ({ tags }) => tagged(tags, "route"), key: ({ tags }) => inOrder("route", tags) },
  {
    name: "sessions",
    label: "Sessions",
    stated: ({ tags, facts }) => sessionsStated(tags, facts),
    key: ({ tags, facts }) => facts?.sessions ?? (tags.some(({ value }) => value === "single-dose") ? 1 : undefined),
  },
  {
    name: "comparator",
    label: "Compared with",
    stated: ({ tags, facts }) => comparator(tags, facts),
    key: (study) => textKey(comparator(study.tags, study.facts)),
  },
  {
    name: "measured",
    label: "Scale, time",
    title: "Primary scale and time-point",
    stated: ({ facts }) => [
      ...fact(facts, "primaryScale", facts?.primaryScale),
      ...fact(facts, "primaryTime", facts?.primaryTime && timePoint(facts.primaryTime)),
    ],
    key: ({ facts }) => facts?.primaryScale,
  },
  {
    name: "direction",
    label: "Authors conclude",
    // What was retracted is not repeated.
    stated: ({ tags }) => (isRetracted(tags) ? [] : tagged(tags, "conclusion")),
    key: ({ tags }) => (isRetracted(tags) ? undefined : inOrder("conclusion", tags)),
  },
  {
    name: "masking",
    label: "Masking",
    stated: ({ facts }) => masking(facts),
    key: ({ facts }) => textKey(masking(facts)),
  },
];

/** The place of the first value in the facet's own order: "treatment-resistant" next to "depression", not next to "tobacco". */
function inOrder(facet: Facet, tags: readonly Tag[]): number | undefined {
  const order = FACETS[facet].values.map(({ value }) => value);
  const places = tags.filter((tag) => tag.facet === facet).map(({ value }) => order.indexOf(value));
  return places.length === 0 ? undefined : Math.min(...places);
}

/** By unit first: 0.5 mg/kg is not less than 56 mg. */
function doseKey(facts: Facts | undefined): string | undefined {
  const [dose] = facts?.doses ?? [];
  return dose && `${dose.unit} ${dose.amount.toFixed(4).padStart(12, "0")}`;
}

function textKey(stated: readonly Stated[]): string | undefined {
  return stated.length === 0 ? undefined : stated.map(({ text }) => text).join(", ");
}
