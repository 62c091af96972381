import type { Designed } from "../designed.ts";
import { listAtoms } from "./participant-atoms.ts";
import { listChoices, type Choice } from "./participant-choices.ts";
import { toldAfterScreening } from "./participant-exclusions.ts";

/** Points of features of a number; learnt like those of the tags. */
export type ParticipantPoints = ReadonlyMap<string, number>;

/** All who took part, with the words for it: two stretches where a control group is told of elsewhere. */
export type ParticipantsFound = {
  readonly value: number;
  readonly places: Choice["places"];
};

/** What they screen are papers. */
const POOLED = new Set(["systematic-review", "meta-analysis", "review"]);
const SILENT = new Set(["preclinical", "notice"]);

/** Weighs every number that may be the whole sample, sums of arms among them, against there being none. */
export function findParticipants(record: Designed, points: ParticipantPoints): ParticipantsFound | undefined {
  if (points.size === 0 || record.designs.some((design) => SILENT.has(design.value))) return undefined;
  const pooled = record.designs.some((design) => POOLED.has(design.value));
  const atoms = listAtoms(record.reading);
  const told = pooled ? undefined : toldAfterScreening(record.reading, atoms);
  if (told !== undefined) return { value: told.value, places: [{ from: told.from, to: told.to }] };
  const weighed = listChoices(record, atoms).map((choice) => ({
    choice,
    score: scoreOf(choice, points),
  }));
  const top = Math.max(...weighed.map(({ score }) => score));
  const shares = new Map<number, number>();
  for (const { choice, score } of weighed) shares.set(choice.value, (shares.get(choice.value) ?? 0) + Math.exp(score - top));
  const [value] = [...shares].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0]);
  if (value === 0) return undefined;
  const named = weighed.filter(({ choice }) => choice.value === value);
  const best = named.reduce((first, one) => (one.score > first.score ? one : first), named[0] ?? { choice: undefined, score: 0 });
  return best.choice === undefined ? undefined : { value, places: best.choice.places };
}

function scoreOf({ features }: Choice, points: ParticipantPoints): number {
  let score = 0;
  for (const feature of features) score += points.get(feature) ?? 0;
  return score;
}
