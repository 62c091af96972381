import type { Facts } from "../domain/facts.ts";
import type { Facet, Tag } from "../domain/tag.ts";
import { contextFacts } from "./context-facts.ts";
import { findDesign } from "./design.ts";
import type { Leaning } from "./design/view.ts";
import type { Designed } from "./designed.ts";
import { findFacts } from "./facts/find-facts.ts";
import type { Models } from "./models.ts";
import { markCues, type Marks } from "./score.ts";
import type { TaggerInput } from "./tagger-input.ts";
import { tagOf } from "./tag-of.ts";
import { readDocument } from "./text/document.ts";
import { read, type Hit, type Reading } from "./text/hits.ts";
import { LEXICON } from "./vocabulary.ts";
import type { Weighing } from "./weigh.ts";

/** A record with all that the facets ask of it, read once. */
export type RecordReading = Designed & {
  readonly facts: Facts;
  readonly marks: Marks;
  readonly models: Models;
  readonly weighing: Weighing;
};

export function readRecord(input: TaggerInput, models: Models): RecordReading {
  const reading = read(readDocument(input, LEXICON.words), LEXICON);
  const cues = markCues(reading, LEXICON.names.length);
  const weighing = models.weigh(cues);
  const designs = findDesign(reading, input, leaning(reading, weighing, models));
  const designed = { input, reading, designs };
  const facts = findFacts(designed, models.participants);
  const marks = { cues, facts: contextFacts(designed, facts) };
  return { input, reading, designs, facts, models, weighing, marks };
}

/** Designs that points find likely, with the words they may show; the design itself is not known yet. */
function leaning(reading: Reading, weighing: Weighing, models: Models): Leaning {
  return (value) => {
    const weighed = models.values.get("design")?.find((one) => one.value === value);
    if (weighed === undefined || weighing.score(weighed.model, NOTHING_KNOWN) < 0) return undefined;
    return shownHits(reading, weighing, weighed.model);
  };
}

/** Hits of the cues that say most for a model, cue by cue. */
function shownHits(reading: Reading, weighing: Weighing, model: number): Hit[] {
  const hits: Hit[] = [];
  for (const id of weighing.best(model)) for (const hit of reading.hitsOf(id)) hits.push(hit);
  return hits;
}

const NOTHING_KNOWN: ReadonlySet<string> = new Set();

/** Values of a facet whose points reach their threshold and for which there are words to show. */
export function weighedTags({ reading, models, weighing, marks }: RecordReading, facet: Facet): Tag[] {
  const tags: Tag[] = [];
  for (const { value, model } of models.values.get(facet) ?? []) {
    if (weighing.score(model, marks.facts) < 0) continue;
    const tag = tagOf(reading, facet, value, shownHits(reading, weighing, model));
    if (tag !== undefined) tags.push(tag);
  }
  return tags;
}
