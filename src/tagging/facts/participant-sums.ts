import type { Reading } from "../text/hits.ts";
import type { Atom } from "./participant-atoms.ts";
import { isOnlyScreened, mentionsControls } from "./participant-features.ts";

/** Numbers that may add up to all who took part. */
export type Sum = {
  readonly parts: readonly Atom[];
  readonly how: "sentence" | "neighbours" | "controls" | "samples";
};

const MOST = 60;

/** "20 users and 22 controls", "ketamine (n = 14) or placebo (n = 15)": all numbers of a kind in a sentence, neighbours, and groups told of in two sentences. */
export function listSums(reading: Reading, atoms: readonly Atom[]): Sum[] {
  const sums: Sum[] = [];
  const add = (how: Sum["how"], parts: readonly Atom[]): void => {
    const known = sums.some((sum) => sum.parts.length === parts.length && sum.parts.every((part, at) => part === parts[at]));
    if (parts.length >= 2 && sums.length < MOST && !known) sums.push({ how, parts });
  };
  const bySentence = new Map<number, Atom[]>();
  for (const atom of atoms) {
    const here = bySentence.get(atom.sentence);
    if (here === undefined) bySentence.set(atom.sentence, [atom]);
    else here.push(atom);
  }
  for (const here of bySentence.values()) {
    const counted = here.filter((atom) => isCounted(reading, atom));
    for (const kind of ["people", "n", "N", "sex"] as const)
      add(
        "sentence",
        counted.filter((atom) => atom.kind === kind),
      );
    add(
      "sentence",
      counted.filter((atom) => atom.kind === "n" || atom.kind === "N"),
    );
    counted.slice(1).forEach((atom, at) => {
      const previous = counted[at];
      if (previous !== undefined && atom.from - previous.to <= 25) add("neighbours", [previous, atom]);
    });
  }
  const few = atoms.filter((atom) => isCounted(reading, atom)).slice(0, 14);
  few.forEach((one, at) => {
    const controls = mentionsControls(reading, one);
    for (const other of few.slice(at + 1)) {
      const apart = other.sentence - one.sentence;
      if (apart === 0 || apart > 4) continue;
      if (controls !== mentionsControls(reading, other)) add("controls", [one, other]);
      else if (apart <= 2 && one.kind === other.kind && (one.kind === "N" || one.kind === "n")) add("samples", [one, other]);
    }
  });
  return sums;
}

/** "1360 patients were assessed" is no arm of a trial, "53 (82 %)" a part of one. */
function isCounted(reading: Reading, atom: Atom): boolean {
  return atom.part === "none" && atom.kind !== "verb" && atom.kind !== "loose" && !isOnlyScreened(reading, atom);
}

const INCLUDES = new Set(["of", "including", "included", "whom", "were", "comprising", "are", "was"]);

/** What is said of a sum, as names that points are given to. */
export function sumFeatures(
  reading: Reading,
  { parts, how }: Sum,
  values: ReadonlySet<number>,
  totals: ReadonlySet<number>,
): string[] {
  const sum = parts.reduce((all, part) => all + part.value, 0);
  const most = Math.max(...parts.map((part) => part.value));
  const kinds = new Set(parts.map((part) => part.kind));
  const first = parts[0];
  const found = [`sum ${how}`, `sum of ${[...kinds].sort().join(" ")}`, `sum of ${Math.min(4, parts.length)}`];
  if (values.has(sum)) found.push("sum is told");
  if (parts.some((part) => part.total)) found.push("sum with a total");
  if (parts.some((part) => totals.has(part.sentence) && !part.total)) found.push("sum beside a total");
  if (first !== undefined && 2 * most >= sum && first.value === most)
    found.push(parts.length > 2 ? "sum led by half" : "sum led by more");
  const controls = parts.filter((part) => mentionsControls(reading, part)).length;
  if (controls > 0) found.push(controls === parts.length ? "sum of controls" : "sum with controls");
  for (const [at, part] of parts.slice(1).entries()) {
    const previous = parts[at];
    if (previous?.sentence !== part.sentence) continue;
    found.push(`sum joined ${jointOf(reading, previous, part)}`);
    if (part.from - previous.to > 12) found.push("sum apart");
  }
  return [...new Set(found)];
}

function jointOf(reading: Reading, one: Atom, other: Atom): string {
  for (let at = Math.max(one.to + 1, other.from - 3); at < other.from; at++)
    if (INCLUDES.has(reading.norm(at) ?? "")) return "including";
  const last = reading.norm(other.from - 1) ?? "";
  if (last === "and" || last === "or" || last === "versus" || last === "vs") return last;
  for (let at = one.to + 1; at < other.from; at++)
    if (["and", "or", "versus", "vs"].includes(reading.norm(at) ?? "")) return "loosely";
  return "not";
}
