import type { Facts } from "../../domain/facts.ts";
import type { Facet, Tag } from "../../domain/tag.ts";
import { doseWords, timePoint } from "../../tagging/dose-words.ts";
import type { Said, StatedName, StudyFacts } from "../../store/ports.ts";
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

/** By the first value in the facet's own order, or by what is stated; and where nothing is, by a facet's labels or what its values mean. */
type ColumnOrder =
  | { readonly facet: Facet; readonly unless?: { readonly facet: Facet; readonly value: string } }
  | {
      readonly stated: StatedName;
      readonly key: (said: Said) => SortKey;
      readonly otherwise?: { readonly facet: Facet; readonly keys?: Readonly<Record<string, SortKey>> };
    };

export type Column = {
  readonly name: ColumnName;
  readonly label: string;
  /** Expanded once, in the head of the table. */
  readonly title?: string;
  readonly stated: (study: StudyFacts) => readonly Stated[];
  readonly order: ColumnOrder;
};

const isRetracted = (tags: readonly Tag[]): boolean =>
  tags.some(({ facet, value }) => facet === "status" && value === "retracted");

/** The table's columns, in the order of a clinician's questions. */
export const COLUMNS: readonly Column[] = [
  {
    name: "study",
    label: "Study",
    stated: () => [],
    order: { stated: "published", key: ({ published }) => published },
  },
  {
    name: "design",
    label: "Design",
    stated: ({ tags }) => tagged(tags, "design").slice(0, 2),
    order: { facet: "design" },
  },
  {
    name: "participants",
    label: "N",
    title: "Participants",
    stated: ({ facts }) =>
      fact(facts, "participants", facts?.participants === undefined ? undefined : number(facts.participants)),
    order: { stated: "participants", key: ({ participants }) => participants },
  },
  {
    name: "population",
    label: "Population",
    stated: ({ tags }) => [...tagged(tags, "condition"), ...tagged(tags, "population", ["both-sexes"])],
    order: { facet: "condition" },
  },
  { name: "drug", label: "Drug", stated: ({ tags }) => tagged(tags, "drug"), order: { facet: "drug" } },
  {
    name: "dose",
    label: "Dose",
    stated: ({ facts }) =>
      fact(facts, "doses", facts === undefined || facts.doses.length === 0 ? undefined : doseWords(facts.doses)),
    order: { stated: "dose", key: doseKey },
  },
  { name: "route", label: "Route", stated: ({ tags }) => tagged(tags, "route"), order: { facet: "route" } },
  {
    name: "sessions",
    label: "Sessions",
    stated: ({ tags, facts }) => sessionsStated(tags, facts),
    order: {
      stated: "sessions",
      key: ({ sessions }) => sessions,
      otherwise: { facet: "regimen", keys: { "single-dose": 1 } },
    },
  },
  {
    name: "comparator",
    label: "Compared with",
    stated: ({ tags, facts }) => comparator(tags, facts),
    order: {
      stated: "comparator",
      key: (said) => textKey(comparator([], factsOf(said))),
      otherwise: { facet: "control" },
    },
  },
  {
    name: "measured",
    label: "Scale, time",
    title: "Primary scale and time-point",
    stated: ({ facts }) => [
      ...fact(facts, "primaryScale", facts?.primaryScale),
      ...fact(facts, "primaryTime", facts?.primaryTime && timePoint(facts.primaryTime)),
    ],
    order: { stated: "primaryScale", key: ({ primaryScale }) => primaryScale },
  },
  {
    name: "direction",
    label: "Authors conclude",
    // What was retracted is not repeated.
    stated: ({ tags }) => (isRetracted(tags) ? [] : tagged(tags, "conclusion")),
    order: { facet: "conclusion", unless: { facet: "status", value: "retracted" } },
  },
  {
    name: "masking",
    label: "Masking",
    stated: ({ facts }) => masking(facts),
    order: { stated: "masking", key: (said) => textKey(masking(factsOf(said))) },
  },
];

/** By unit first: 0.5 mg/kg is not less than 56 mg. */
function doseKey({ dose }: Said): string | undefined {
  return dose && `${dose.unit} ${dose.amount.toFixed(4).padStart(12, "0")}`;
}

const factsOf = ({ comparator, blinding, maskingChecked }: Said): Facts => ({
  ...(comparator !== undefined && { comparator }),
  ...(blinding !== undefined && { blinding }),
  ...(maskingChecked !== undefined && { maskingChecked }),
  doses: [],
  registrations: [],
  quotes: {},
});

function textKey(stated: readonly Stated[]): string | undefined {
  return stated.length === 0 ? undefined : stated.map(({ text }) => text).join(", ");
}
