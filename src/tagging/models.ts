import type { Facet } from "../domain/tag.ts";
import { readPoints } from "../topic/model-points.ts";
import { MODELS } from "../topic/models.ts";
import { compileScorer, type Scorer } from "./score.ts";
import { LEXICON } from "./vocabulary.ts";

/** One value decided by points. */
type Weighed = {
  readonly value: string;
  readonly scorer: Scorer;
};

export type Models = {
  readonly values: ReadonlyMap<Facet, readonly Weighed[]>;
  /** Points by which one of the numbers of a text is taken as all who took part. */
  readonly participants: ReadonlyMap<string, number>;
};

/** Where the points for the number of participants stand among the others. */
export const PARTICIPANTS = "fact:participants";

/** Compiles the points of models.ts against the vocabulary; a model without points gives nothing. */
export function compileModels(tables: Readonly<Record<string, string>>): Models {
  const compiled = new Map<Facet, Weighed[]>();
  for (const model of MODELS) {
    const table = tables[`${model.facet}:${model.value}`];
    if (table === undefined) continue;
    const shows = LEXICON.names.filter((name) => model.shows.some((start) => name.startsWith(start))).map(LEXICON.idOf);
    const one = {
      value: model.value,
      scorer: compileScorer(readPoints(table), LEXICON.idOf, new Set(shows)),
    };
    compiled.set(model.facet, [...(compiled.get(model.facet) ?? []), one]);
  }
  const participants = tables[PARTICIPANTS];
  return {
    values: compiled,
    participants: new Map(participants === undefined ? [] : Object.entries(readPoints(participants).points)),
  };
}
