import { compileModels } from "../../src/tagging/models.ts";
import { readRecord } from "../../src/tagging/record.ts";
import { PLACES, type Marks } from "../../src/tagging/score.ts";
import { LEXICON } from "../../src/tagging/vocabulary.ts";
import type { Points } from "../../src/topic/model-points.ts";
import type { Model } from "../../src/topic/models.ts";
import type { Labelled } from "./labels.ts";

/** A labelled record with the cues found in it. */
export type Marked = Labelled & { readonly marks: Marks };

export function mark(records: readonly Labelled[], points: Readonly<Record<string, string>>): Marked[] {
  const models = compileModels(points);
  return records.map((record) => ({ ...record, marks: readRecord(record.input, models).marks }));
}

/** The cues and facts that a model weighs, by the names its points go by. */
export function featuresOf(model: Model, marks: Marks): string[] {
  const weighed = (name: string): boolean => model.weighs.some((start) => name.startsWith(start));
  const cues = LEXICON.names.flatMap((name, id) => {
    const places = marks.cues[id] ?? 0;
    return places !== 0 && weighed(name)
      ? PLACES.filter((_place, bit) => (places & (1 << bit)) !== 0).map((place) => name + place)
      : [];
  });
  return [...cues, ...[...marks.facts].filter(weighed)];
}

/** The spelling that topic/points.ts keeps: heaviest points first. */
export function spelt({ bias, points }: Points): string {
  const sorted = Object.entries(points).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1));
  return [["bias", bias] as const, ...sorted].map(([name, value]) => `${name} ${value}`).join("; ");
}
