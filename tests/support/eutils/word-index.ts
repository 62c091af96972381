import { SECTIONS } from "./indexed-record.ts";

/** Which sections a text field covers: [first, last] in SECTIONS. */
export type Span = readonly [first: number, last: number];

/** Words with their positions, kept as numbers: a search over 100,000 records must not scan their text. */
export type WordIndex = {
  add: (sections: readonly string[]) => void;
  mark: (marks: Uint8Array, word: string, span: Span) => void;
  /** Ids of a word, or of all words beginning with it where it ends in an asterisk. */
  idsOf: (word: string) => readonly number[];
  postings: (id: number) => readonly number[];
  tokens: (doc: number, span: Span) => Uint32Array;
};

/** A posting is doc × 64 + the sections it stands in, one bit each. */
const SECTION_BITS = 2 ** SECTIONS.length;
/** Stands between sections, so that no phrase reaches from one into the next. */
const GAP = 0;

export function wordIndex(): WordIndex {
  const ids = new Map<string, number>();
  const postings: number[][] = [[]];
  const texts: Uint32Array[] = [];
  const ends: number[][] = [];

  const idOf = (word: string): number => {
    const known = ids.get(word);
    if (known !== undefined) return known;
    const id = postings.length;
    ids.set(word, id);
    postings.push([]);
    return id;
  };

  const idsOf = (word: string): readonly number[] => {
    if (!word.endsWith("*")) return [ids.get(word)].filter((id) => id !== undefined);
    const stem = word.slice(0, -1);
    const found: number[] = [];
    for (const [known, id] of ids) if (known.startsWith(stem)) found.push(id);
    return found;
  };

  return {
    add(sections) {
      const doc = texts.length;
      const tokens: number[] = [];
      const sectionEnds: number[] = [];
      const seen = new Map<number, number>();
      sections.forEach((text, section) => {
        for (const word of wordsOf(text)) {
          const id = idOf(word);
          tokens.push(id);
          seen.set(id, (seen.get(id) ?? 0) | (1 << section));
        }
        tokens.push(GAP);
        sectionEnds.push(tokens.length);
      });
      for (const [id, bits] of seen) postings[id]?.push(doc * SECTION_BITS + bits);
      texts.push(Uint32Array.from(tokens));
      ends.push(sectionEnds);
    },
    mark(marks, word, span) {
      const mask = maskOf(span);
      for (const id of idsOf(word)) for (const posting of postings[id] ?? []) if ((posting & mask) !== 0) marks[posting >> 6] = 1;
    },
    idsOf,
    postings: (id) => postings[id] ?? [],
    tokens(doc, [first, last]) {
      const from = first === 0 ? 0 : (ends[doc]?.[first - 1] ?? 0);
      return (texts[doc] ?? new Uint32Array()).subarray(from, ends[doc]?.[last] ?? 0);
    },
  };
}

export function maskOf([first, last]: Span): number {
  let mask = 0;
  for (let section = first; section <= last; section += 1) mask |= 1 << section;
  return mask;
}

/** PubMed's words: runs of letters and digits, lower case, accents away. "5-MeO-DMT" is three of them. */
export function wordsOf(text: string): string[] {
  // eslint-disable-next-line no-control-regex -- the plain-ASCII test is what makes indexing 25,000 records quick
  if (/^[\x00-\x7f]*$/.test(text)) return text.match(/[a-z0-9]+/g) ?? [];
  const folded = text.normalize("NFD").replace(/\p{M}/gu, "");
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
