import type { Hit, Reading } from "./text/hits.ts";

/** Where a cue was found, as bits: anywhere, in the title, in methods or results, at the end, three times or more, only in the background. */
export const PLACES = ["", "@title", "@body", "@end", "@often", "@background"] as const;

/** Places of every cue, and what earlier rules found ("design=rct"). */
export type Marks = { readonly cues: Uint8Array; readonly facts: ReadonlySet<string> };

/** One look over all hits: a byte of places for each cue. */
export function markCues(reading: Reading, cueCount: number): Uint8Array {
  const cues = new Uint8Array(cueCount);
  const { sentences, running } = reading.document;
  let last = sentences.length - 1;
  while (last > 0 && (sentences[last]?.from ?? 0) >= running) last--;
  for (let id = 0; id < cueCount; id++) {
    const hits = reading.hitsOf(id);
    if (hits.length === 0) continue;
    let mark = 0;
    let all = BACKGROUND;
    for (const hit of hits) {
      const place = placeOf(reading, hit, last);
      mark |= place;
      all &= place;
    }
    cues[id] = (all === 0 ? mark & ~BACKGROUND : mark) | (hits.length >= 3 ? OFTEN : 0);
  }
  return cues;
}

const [ANYWHERE, TITLE, BODY, END, OFTEN, BACKGROUND] = [1, 2, 4, 8, 16, 32];

function placeOf(reading: Reading, hit: Hit, lastSentence: number): number {
  const end = hit.sentence >= lastSentence - 1 && hit.sentence <= lastSentence ? END : 0;
  switch (reading.zone(hit)) {
    case "title":
      return ANYWHERE | TITLE;
    case "conclusion":
      return ANYWHERE | END;
    case "methods":
    case "results":
    case "aim":
    case "criteria":
      return ANYWHERE | BODY | end;
    case "background":
      return ANYWHERE | BACKGROUND;
    case "other":
    case "registration":
    case "list":
      return ANYWHERE | end;
  }
}

/** Cues that were found at all, in their order. */
export function presentCues(cues: Uint8Array): Uint16Array {
  const found = new Uint16Array(cues.length);
  let count = 0;
  for (let id = 0; id < cues.length; id++) if (cues[id] !== 0) found[count++] = id;
  return found.subarray(0, count);
}
