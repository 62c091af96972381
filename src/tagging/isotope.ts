import type { RecordReading } from "./record.ts";
import { markCues } from "./score.ts";
import type { Hit, Reading } from "./text/hits.ts";
import { LEXICON } from "./vocabulary.ts";

/** The record without the cues that were found in "18F" and "19F": as in "[18F]FDG" and "19F MRI" they are fluorine, not women. */
export function withoutIsotopes(record: RecordReading): RecordReading {
  const { models, marks } = record;
  if (!record.reading.hits("sex.both").some((hit) => isFluorine(record.reading, hit))) return record;
  const reading = without(record.reading);
  const cues = markCues(reading, LEXICON.names.length);
  return { ...record, reading, marks: { ...marks, cues }, weighing: models.weigh(cues) };
}

function without(reading: Reading): Reading {
  const kept = (hits: readonly Hit[]): readonly Hit[] => hits.filter((hit) => !isFluorine(reading, hit));
  return { ...reading, hits: (cue) => kept(reading.hits(cue)), hitsOf: (cue) => kept(reading.hitsOf(cue)) };
}

/** Unless men are counted beside them: "18 F, 22 M". */
function isFluorine(reading: Reading, { from, to, sentence }: Hit): boolean {
  if (reading.norm(to) !== "f" || !/^1[89]$/.test(reading.norm(from) ?? "")) return false;
  const { from: first, to: end } = reading.sentence(sentence);
  for (let at = Math.max(first, from - 3); at < Math.min(end, to + 4); at++) {
    if (reading.norm(at) === "m") return false;
  }
  return true;
}
