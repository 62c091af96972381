import type { Designed } from "../designed.ts";
import { listAtoms, type Atom } from "./participant-atoms.ts";
import { atomFeatures, sentenceFeatures } from "./participant-features.ts";
import { isNoSample } from "./participant-exclusions.ts";
import { listSums, sumFeatures } from "./participant-sums.ts";

/** A number that may be all who took part, the words for it, and what speaks for or against it. */
export type Choice = {
  readonly value: number;
  readonly places: readonly { readonly from: number; readonly to: number }[];
  readonly features: readonly string[];
};

/** Every number that may be the whole sample, and last what speaks for none of them (value 0). */
export function listChoices({ reading, designs }: Designed, counted: readonly Atom[] = listAtoms(reading)): Choice[] {
  const known = new Set(designs.map((design) => design.value));
  const listed = counted.filter((atom) => !(isSynthesis(known) && PAPERS.has(reading.norm(atom.to) ?? "")));
  const atoms = listed.filter((atom) => !isNoSample(reading, atom, listed));
  const told = sentenceFeatures(reading, atoms);
  const sums = listSums(reading, atoms).map((sum) => ({
    ...sum,
    value: sum.parts.reduce((all, part) => all + part.value, 0),
  }));
  const values = new Set(atoms.map((atom) => atom.value));
  const largest = Math.max(0, ...atoms.filter((atom) => atom.part === "none" && atom.kind !== "loose").map((atom) => atom.value));
  const sumOf = new Map<number, Set<Atom>>();
  for (const { value, parts, how } of sums)
    if (how === "sentence" || how === "neighbours") sumOf.set(value, new Set([...(sumOf.get(value) ?? []), ...parts]));
  const parts = new Set(
    sums.filter((sum) => values.has(sum.value) && sum.how !== "controls" && sum.how !== "samples").flatMap((sum) => sum.parts),
  );
  const counts = new Map<number, number>();
  for (const { value } of atoms) counts.set(value, (counts.get(value) ?? 0) + 1);

  const featured = new Map<Atom, string[]>();
  const choices: Choice[] = atoms.map((atom, index) => {
    const features = atomFeatures(reading, atom, told);
    featured.set(atom, [...features]);
    const own = sumOf.get(atom.value);
    if (own !== undefined && !own.has(atom)) features.push("adds up");
    if (parts.has(atom)) features.push("is a part");
    if ((counts.get(atom.value) ?? 0) > 1) features.push("repeated");
    if (atom.value === largest) features.push("largest");
    features.push(ORDERS[index] ?? LAST_ORDER);
    return {
      value: atom.value,
      places: [{ from: atom.from, to: atom.to }],
      features,
    };
  });
  const sharing = new Map<Atom, readonly string[]>();
  /** What a number lends to every sum it is part of; it may be part of many. */
  const sharedBy = (atom: Atom): readonly string[] => {
    const known = sharing.get(atom) ?? (featured.get(atom) ?? []).filter((name) => SHARED.test(name));
    sharing.set(atom, known);
    return known;
  };
  const totals = new Set(atoms.filter((atom) => atom.total).map((atom) => atom.sentence));
  for (const sum of sums) {
    const shared = [...new Set(sum.parts.flatMap(sharedBy))];
    choices.push({
      value: sum.value,
      places: spans(sum.parts),
      features: [...sumFeatures(reading, sum, values, totals), ...shared.map((name) => `sum: ${name}`)],
    });
  }
  const single =
    designs.find((design) => design.value === "case-report")?.hits[0] ??
    reading.hits("design.case-report").find((hit) => reading.zone(hit) === "title");
  if (single !== undefined)
    choices.push({
      value: 1,
      places: [{ from: single.from, to: single.to }],
      features: ["one case", known.has("case-report") ? "one case by design" : "one case by title"],
    });
  const designFeatures = known.size === 0 ? ["none unclear"] : [...known].map((value) => `none ${value}`);
  if (atoms.length === 0) designFeatures.push("none counted");
  const pairs = choices.map((choice) => ({
    ...choice,
    features: [...choice.features, ...kindAndDesign(choice.features, known)],
  }));
  return [...pairs, { value: 0, places: [], features: ["none", ...designFeatures] }];
}

const ORDERS = ["order 0", "order 1", "order 2"];
const LAST_ORDER = "order 3";

/** What a search of the literature yields. */
const PAPERS = new Set("records charts reports cases citations abstracts results publications titles".split(" "));

function isSynthesis(designs: ReadonlySet<string>): boolean {
  return designs.has("systematic-review") || designs.has("meta-analysis");
}

/** A count of people weighs more in a trial, a letter N in a survey. */
function kindAndDesign(features: readonly string[], designs: ReadonlySet<string>): string[] {
  const kind = features.find((name) => KIND.test(name));
  return kind === undefined ? [] : [...designs].map((design) => `${kind} in ${design}`);
}

const KIND = /^(?:kind \w+|sum (?:sentence|neighbours|controls|samples)|one case)$/;

const SHARED = /^(?:zone|in brackets|near|of these|then|named|unnamed|n after|of the|share|part|quarter|a verb|size|after)/;

/** Parts of one sentence are one stretch of words; those of two are two. */
function spans(parts: readonly Atom[]): { from: number; to: number }[] {
  const found: { from: number; to: number; sentence: number }[] = [];
  for (const { from, to, sentence } of parts) {
    const last = found.at(-1);
    if (last?.sentence === sentence) last.to = Math.max(last.to, to);
    else found.push({ from, to, sentence });
  }
  return found.map(({ from, to }) => ({ from, to }));
}
