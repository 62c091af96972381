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
import { read, type Reading } from "./text/hits.ts";
import { LEXICON } from "./vocabulary.ts";

/** A record with all that the facets ask of it, read once. */
export type RecordReading = Designed & {
  readonly facts: Facts;
  readonly marks: Marks;
  readonly models: Models;
};

export function readRecord(input: TaggerInput, models: Models): RecordReading {
  const reading = read(readDocument(input), LEXICON);
  const cues = markCues(reading, LEXICON.names.length);
  const designed = {
    input,
    reading,
    designs: findDesign(reading, input, leaning(reading, cues, models)),
  };
  const facts = findFacts(designed, models.participants);
  return {
    ...designed,
    facts,
    models,
    marks: { cues, facts: contextFacts(designed, facts) },
  };
}

/** Designs that points find likely, with the words they may show; the design itself is not known yet. */
function leaning(reading: Reading, cues: Uint8Array, models: Models): Leaning {
  return (value) => {
    const model = models.values.get("design")?.find((one) => one.value === value);
    if (model === undefined) return undefined;
    const { score, best } = model.scorer({ cues, facts: NOTHING_KNOWN });
    if (score < 0) return undefined;
    return best.slice(0, MOST_SHOWN).flatMap((id) => reading.hitsOf(id));
  };
}

/** So many cues are shown as the words of a value. */
const MOST_SHOWN = 3;

const NOTHING_KNOWN: ReadonlySet<string> = new Set();

/** Values of a facet whose points reach their threshold and for which there are words to show. */
export function weighedTags(record: RecordReading, facet: Facet): Tag[] {
  return (record.models.values.get(facet) ?? []).flatMap(({ value, scorer }) => {
    const { score, best } = scorer(record.marks);
    if (score < 0) return [];
    const tag = tagOf(
      record.reading,
      facet,
      value,
      best.slice(0, MOST_SHOWN).flatMap((id) => record.reading.hitsOf(id)),
    );
    return tag === undefined ? [] : [tag];
  });
}
