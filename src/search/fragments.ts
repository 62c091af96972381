import type { Study } from "../domain/study.ts";
import type { LocatedWords } from "./located-words.ts";
import type { PhraseLeaf, Plan } from "./plan.ts";
import { studyWords, type StudyWords } from "./study-words.ts";
import type { WordBook } from "./word-book.ts";

/** A piece of text; `hit` where the search found it. Plain text: whoever shows it escapes it. */
type Segment = { readonly text: string; readonly hit: boolean };

/** What a search found in a study: its title whole, and the passage of its abstract with most of the words. */
export type Fragment = {
  readonly field: "title" | "abstract";
  readonly segments: readonly Segment[];
  /** More of the text stands before, or behind. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
};

type Hit = { readonly from: number; readonly to: number; readonly phrase: PhraseLeaf };

const PASSAGE_WORDS = 44;

/**
 * Marks what a plan asks for in any study. Words under NOT, and those in fields that are not shown, mark nothing. Whoever shows many
 * pages hands in one `wordsOf` for all of them.
 */
export function highlighter(
  plan: Plan,
  wordsOf: StudyWords = studyWords(),
): (study: Pick<Study, "title" | "abstract">) => readonly Fragment[] {
  const shown = new Map<string, PhraseLeaf>();
  gatherShown(plan, shown);
  const find = phraseFinder([...shown.values()]);
  return (study) => {
    const { title, abstract } = wordsOf(study);
    return [wholeTitle(title, find), ...passageOf(abstract, find)];
  };
}

function wholeTitle(title: LocatedWords, find: PhraseFinder): Fragment {
  const segments = segmentsOf(title, 0, title.text.length, find(title, "title"));
  return { field: "title", segments, cutBefore: false, cutAfter: false };
}

/** Nothing where the abstract holds nothing that was asked for. */
function passageOf(abstract: LocatedWords, find: PhraseFinder): readonly Fragment[] {
  const hits = find(abstract, "abstract");
  if (hits.length === 0) return [];
  const { text, words, starts, ends } = abstract;
  const first = bestStart(words.length, hits);
  const last = Math.min(words.length, first + PASSAGE_WORDS) - 1;
  const start = first === 0 ? 0 : (starts[first] ?? 0);
  const end = last === words.length - 1 ? text.length : (ends[last] ?? text.length);
  const inside = hits.filter(({ from, to }) => from >= first && to <= last);
  return [
    {
      field: "abstract",
      segments: segmentsOf(abstract, start, end, inside),
      cutBefore: start > 0,
      cutAfter: end < text.length,
    },
  ];
}

/** The window with most different phrases, then most hits, then the earliest; it begins a few words before its first hit. */
function bestStart(words: number, hits: readonly Hit[]): number {
  let best = { start: 0, worth: 0 };
  for (let first = 0; first < hits.length; first += 1) {
    const start = Math.max(0, Math.min((hits[first]?.from ?? 0) - 6, words - PASSAGE_WORDS));
    const worth = worthOf(hits, first, start);
    if (worth > best.worth) best = { start, worth };
  }
  return best.start;
}

const MOST_COUNTED = 200;

function worthOf(hits: readonly Hit[], about: number, start: number): number {
  let first = about;
  while (first > 0 && (hits[first - 1]?.from ?? 0) >= start) first -= 1;
  const phrases = new Set<PhraseLeaf>();
  let inside = 0;
  for (let at = first; at < hits.length && inside < MOST_COUNTED; at += 1) {
    const hit = hits[at];
    if (hit === undefined || hit.from >= start + PASSAGE_WORDS) break;
    if (hit.to >= start + PASSAGE_WORDS) continue;
    inside += 1;
    phrases.add(hit.phrase);
  }
  return phrases.size * 100 + inside;
}

function segmentsOf({ text, starts, ends }: LocatedWords, start: number, end: number, hits: readonly Hit[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = start;
  for (const { from, to } of hits) {
    const [hitStart, hitEnd] = [Math.max(at, starts[from] ?? 0), ends[to] ?? 0];
    if (hitEnd <= at) continue;
    if (hitStart > at) segments.push({ text: text.slice(at, hitStart), hit: false });
    segments.push({ text: text.slice(hitStart, hitEnd), hit: true });
    at = hitEnd;
  }
  if (at < end) segments.push({ text: text.slice(at, end), hit: false });
  return segments;
}

/** So many words more may come into the book while a page is marked; those beyond are looked at each time. */
const ROOM = 4096;

type PhraseFinder = (located: LocatedWords, field: "title" | "abstract") => readonly Hit[];

/** What is known of a word of the book: not looked at, begins none of the phrases, begins some. */
const [UNSEEN, IDLE, BEGINS] = [0, 1, 2] as const;

/** Finds phrases among words: which of them a word can begin is asked once a word, however often it stands in a page. */
function phraseFinder(phrases: readonly PhraseLeaf[]): PhraseFinder {
  const byFirst = new Map<string, PhraseLeaf[]>();
  const cutWords: PhraseLeaf[] = [];
  for (const phrase of phrases) {
    const [first = ""] = phrase.words;
    if (phrase.prefix && phrase.words.length === 1) cutWords.push(phrase);
    else byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  /** The longest first: what stands within it is marked with it. */
  const begunBy = (word: string): readonly PhraseLeaf[] => {
    const begun = byFirst.get(word) ?? [];
    const cut = cutWords.filter((phrase) => word.startsWith(phrase.words[0] ?? "\uE000"));
    return [...begun, ...cut].sort((a, b) => b.words.length - a.words.length);
  };
  let book: WordBook | undefined;
  let states = new Uint8Array();
  const begun = new Map<number, readonly PhraseLeaf[]>();
  /** A page's texts share one book, unless it became full on the way. */
  const open = (other: WordBook): void => {
    book = other;
    begun.clear();
    states = new Uint8Array(other.words.length + ROOM);
    // Where no word is cut, nothing but the first words themselves can begin a phrase.
    if (cutWords.length === 0) states.fill(IDLE);
    for (const word of byFirst.keys()) states[other.numberOf(word)] = UNSEEN;
  };
  const lookAt = (word: number, { words }: WordBook): readonly PhraseLeaf[] => {
    const found = begunBy(words[word] ?? "");
    states[word] = found.length === 0 ? IDLE : BEGINS;
    if (found.length > 0) begun.set(word, found);
    return found;
  };

  return (located, field) => {
    if (located.book !== book) open(located.book);
    const { words } = located;
    const hits: Hit[] = [];
    for (let from = 0; from < words.length; from += 1) {
      const word = words[from] ?? 0;
      const state = states[word] ?? UNSEEN;
      if (state === IDLE) continue;
      for (const phrase of state === BEGINS ? (begun.get(word) ?? []) : lookAt(word, located.book))
        if (phrase.columns.includes(field) && standsAt(phrase, located, from))
          hits.push({ from, to: from + phrase.words.length - 1, phrase });
    }
    return hits;
  };
}

function standsAt({ words: wanted, prefix }: PhraseLeaf, { words, book }: LocatedWords, from: number): boolean {
  // Its first word brought us here.
  for (let next = wanted.length === 1 ? 1 : 0; next < wanted.length; next += 1) {
    const there = book.words[words[from + next] ?? -1] ?? "";
    const word = wanted[next] ?? "";
    if (prefix && next === wanted.length - 1 ? !there.startsWith(word) : there !== word) return false;
  }
  return true;
}

/** Every phrase once, however often it was asked for. */
function gatherShown(plan: Plan, shown: Map<string, PhraseLeaf>): void {
  switch (plan.kind) {
    case "and":
    case "or":
      for (const part of plan.parts) gatherShown(part, shown);
      return;
    case "not":
      gatherShown(plan.from, shown);
      return;
    case "else":
      gatherShown(plan.first, shown);
      gatherShown(plan.otherwise, shown);
      return;
    case "phrase": {
      const { columns, words, prefix } = plan;
      const fields = [columns.includes("title"), columns.includes("abstract")];
      if (fields.includes(true)) shown.set(JSON.stringify([fields, words, prefix]), plan);
      return;
    }
    case "near":
      for (const word of plan.words) gatherShown({ kind: "phrase", columns: plan.columns, words: [word], prefix: false }, shown);
      return;
    case "everything":
    case "nothing":
    case "dates":
    case "mark":
    case "ids":
    case "has":
    case "size":
      return;
  }
}
