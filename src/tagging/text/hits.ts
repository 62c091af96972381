import type { Evidence } from "../../domain/tag.ts";
import type { Document, Sentence } from "./document.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Zone } from "./sections.ts";

/** A cue found: its words from `from` to `to` (both included) of sentence `sentence`. */
export type Hit = { readonly cue: number; readonly from: number; readonly to: number; readonly sentence: number };

/** A document with every cue found in it. */
export type Reading = {
  readonly document: Document;
  readonly hits: (cue: string) => readonly Hit[];
  readonly hitsOf: (cue: number) => readonly Hit[];
  readonly has: (cue: string, ...zones: readonly Zone[]) => boolean;
  readonly zone: (hit: Hit) => Zone;
  readonly norm: (word: number) => string | undefined;
  readonly sentence: (index: number) => Sentence;
};

const NONE: readonly Hit[] = [];

/** Finds all cues in one pass. A phrase never crosses a sentence. */
export function read(document: Document, lexicon: Lexicon): Reading {
  const { words, sentences } = document;
  const found = lexicon.find(document);

  const hits = (cue: string): readonly Hit[] => found[lexicon.idOf(cue)] ?? NONE;
  const zone = (hit: Hit): Zone => sentences[hit.sentence]?.zone ?? "other";
  return {
    document,
    hits,
    hitsOf: (cue) => found[cue] ?? NONE,
    zone,
    has: (cue, ...zones) => (zones.length === 0 ? hits(cue).length > 0 : hits(cue).some((hit) => zones.includes(zone(hit)))),
    // Asking an array for what lies before its start is slow.
    norm: (word) => (word >= 0 ? words[word]?.norm : undefined),
    sentence: (index) => sentences[index] ?? { from: 0, to: 0, zone: "other" },
  };
}

/** The exact words from `from` to `to`; they stand in one text by construction. */
export function evidenceOf(document: Document, from: number, to: number): Evidence | undefined {
  const first = document.words[from];
  const last = document.words[to];
  const source = first === undefined ? undefined : document.sources[first.source];
  if (first === undefined || last === undefined || source === undefined || first.source !== last.source) return undefined;
  const text = source.text.slice(first.start, last.end);
  const place = { field: source.field, start: first.start, end: last.end, text };
  return source.index === undefined ? place : { ...place, index: source.index };
}
