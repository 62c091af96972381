import type { FactName, Facts } from "../../domain/facts.ts";
import type { Evidence, Tag } from "../../domain/tag.ts";
import { valueLabel } from "../../tagging/facet-labels.ts";

/** A stretch of a plain text, and what it is the evidence for. */
export type Quote = { readonly start: number; readonly end: number; readonly id: string; readonly words: string };

export const FACT_LABELS: Readonly<Record<FactName, string>> = {
  participants: "Participants",
  doses: "Dose",
  sessions: "Sessions",
  followUp: "Follow-up",
  comparator: "Compared with",
  primaryScale: "Primary scale",
  primaryTime: "Primary time-point",
  registrations: "Registration",
  percentWomen: "Women",
  age: "Age",
  blinding: "Masking",
  maskingChecked: "Masking checked",
};

/** The id of the element that shows this quote: the marked words, or the entry of a list. */
export function quoteId({ field, index, start, end }: Evidence): string {
  return index === undefined ? `${field}-${start}-${end}` : `${field}-${index}`;
}

type Told = { readonly evidence: Evidence; readonly words: string };

/**
 * The quotes in one text, each stretch once with all it is evidence for. A quote whose words do not stand where it says is left
 * out: it was made for another version of the text.
 */
export function quotesIn(
  field: "title" | "abstract",
  text: string,
  tags: readonly Tag[],
  facts: Facts | undefined,
): readonly Quote[] {
  const told: readonly Told[] = [
    ...tags.flatMap((tag) => tag.evidence.map((evidence) => ({ evidence, words: valueLabel(tag.facet, tag.value) }))),
    ...factNames(facts).flatMap((name) =>
      (facts?.quotes[name] ?? []).map((evidence) => ({ evidence, words: FACT_LABELS[name] })),
    ),
  ];
  const here = told.filter(({ evidence }) => evidence.field === field && isTrue(evidence, text));
  const byId = new Map<string, { readonly evidence: Evidence; readonly words: Set<string> }>();
  for (const { evidence, words } of here) {
    const id = quoteId(evidence);
    const known = byId.get(id);
    if (known === undefined) byId.set(id, { evidence, words: new Set([words]) });
    else known.words.add(words);
  }
  return [...byId].map(([id, { evidence, words }]) => ({
    id,
    start: evidence.start,
    end: evidence.end,
    words: [...words].join("; "),
  }));
}

function factNames(facts: Facts | undefined): readonly FactName[] {
  return Object.keys(facts?.quotes ?? {}) as readonly FactName[];
}

function isTrue({ start, end, text }: Evidence, whole: string): boolean {
  return end > start && whole.slice(start, end) === text;
}
