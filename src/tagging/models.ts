import type { Facet } from "../domain/tag.ts";
import { readPoints } from "../topic/model-points.ts";
import { MODELS } from "../topic/models.ts";
import type { Marks } from "./score.ts";
import { compileWeigher, type Table, type Weighing } from "./weigh.ts";
import { LEXICON } from "./vocabulary.ts";

/** One value decided by points: `model` is its number in a weighing. */
type Weighed = { readonly value: string; readonly model: number };

export type Models = {
  readonly values: ReadonlyMap<Facet, readonly Weighed[]>;
  /** Looks at a record's cues once, for all models together. */
  readonly weigh: (cues: Marks["cues"]) => Weighing;
  /** Points by which one of the numbers of a text is taken as all who took part. */
  readonly participants: ReadonlyMap<string, number>;
};

/** Where the points for the number of participants stand among the others. */
export const PARTICIPANTS = "fact:participants";

/** Compiles the points of models.ts against the vocabulary; a model without points gives nothing. */
export function compileModels(tables: Readonly<Record<string, string>>): Models {
  const values = new Map<Facet, Weighed[]>();
  const compiled: Table[] = [];
  for (const { facet, value, shows } of MODELS) {
    const table = tables[`${facet}:${value}`];
    if (table === undefined) continue;
    const shown = LEXICON.names.filter((name) => shows.some((start) => name.startsWith(start))).map(LEXICON.idOf);
    const model = compiled.push({ points: readPoints(table), shows: shown }) - 1;
    values.set(facet, [...(values.get(facet) ?? []), { value, model }]);
  }
  const participants = tables[PARTICIPANTS];
  return {
    values,
    weigh: compileWeigher(compiled, LEXICON.names.length, LEXICON.idOf),
    participants: new Map(participants === undefined ? [] : Object.entries(readPoints(participants).points)),
  };
}
