import { abstractText, titleText } from "../domain/study-text.ts";
import type { Study } from "../domain/study.ts";
import { wordLocator, type LocatedWord } from "./located-words.ts";
import type { PhraseLeaf, Plan } from "./plan.ts";

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

/** Marks what a plan asks for in any study. Words under NOT, and those in fields that are not shown, mark nothing. */
export function highlighter(plan: Plan): (study: Pick<Study, "title" | "abstract">) => readonly Fragment[] {
  const find = phraseFinder(shownPhrases(plan));
  const locateWords = wordLocator();
  return (study) => {
    const [title, abstract] = [titleText(study), abstractText(study)];
    return [fragmentOf("title", title, locateWords(title), find), ...passageOf(abstract, locateWords(abstract), find)];
  };
}

function fragmentOf(
  field: Fragment["field"],
  text: string,
  words: readonly LocatedWord[],
  find: ReturnType<typeof phraseFinder>,
): Fragment {
  return { field, segments: segmentsOf(text, 0, text.length, words, find(words, field)), cutBefore: false, cutAfter: false };
}

/** Nothing where the abstract holds nothing that was asked for. */
function passageOf(text: string, words: readonly LocatedWord[], find: ReturnType<typeof phraseFinder>): readonly Fragment[] {
  const hits = find(words, "abstract");
  if (hits.length === 0) return [];
  const first = bestStart(words, hits);
  const last = Math.min(words.length, first + PASSAGE_WORDS) - 1;
  const start = first === 0 ? 0 : (words[first]?.start ?? 0);
  const end = last === words.length - 1 ? text.length : (words[last]?.end ?? text.length);
  const inside = hits.filter(({ from, to }) => from >= first && to <= last);
  const segments = segmentsOf(text, start, end, words, inside);
  return [{ field: "abstract", segments, cutBefore: start > 0, cutAfter: end < text.length }];
}

/** The window with most different phrases, then most hits, then the earliest; it begins a few words before its first hit. */
function bestStart(words: readonly LocatedWord[], hits: readonly Hit[]): number {
  let best = { start: 0, worth: 0 };
  for (const { from } of hits) {
    const start = Math.max(0, Math.min(from - 6, words.length - PASSAGE_WORDS));
    const inside = hits.filter((hit) => hit.from >= start && hit.to < start + PASSAGE_WORDS).slice(0, 200);
    const worth = new Set(inside.map(({ phrase }) => phrase)).size * 100 + inside.length;
    if (worth > best.worth) best = { start, worth };
  }
  return best.start;
}

function segmentsOf(
  text: string,
  start: number,
  end: number,
  words: readonly LocatedWord[],
  hits: readonly Hit[],
): readonly Segment[] {
  const segments: Segment[] = [];
  let at = start;
  for (const { from, to } of hits) {
    const [hitStart, hitEnd] = [Math.max(at, words[from]?.start ?? 0), words[to]?.end ?? 0];
    if (hitEnd <= at) continue;
    if (hitStart > at) segments.push({ text: text.slice(at, hitStart), hit: false });
    segments.push({ text: text.slice(hitStart, hitEnd), hit: true });
    at = hitEnd;
  }
  if (at < end) segments.push({ text: text.slice(at, end), hit: false });
  return segments;
}

/** Finds phrases among words: whole ones by their first word, cut ones by trying each. */
function phraseFinder(phrases: readonly PhraseLeaf[]) {
  const byFirst = new Map<string, PhraseLeaf[]>();
  const cutWords: PhraseLeaf[] = [];
  for (const phrase of phrases) {
    const [first = ""] = phrase.words;
    if (phrase.prefix && phrase.words.length === 1) cutWords.push(phrase);
    else byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return (words: readonly LocatedWord[], field: "title" | "abstract"): readonly Hit[] => {
    const hits: Hit[] = [];
    for (const [from, { word }] of words.entries()) {
      const whole = byFirst.get(word);
      if (whole === undefined && cutWords.length === 0) continue;
      const cut = cutWords.filter((phrase) => word.startsWith(phrase.words[0] ?? "\uE000"));
      const candidates = [...(whole ?? []), ...cut];
      const found = candidates.filter((phrase) => phrase.columns.includes(field) && standsAt(phrase, words, from));
      // The longest first: what stands within it is marked with it.
      found.sort((a, b) => b.words.length - a.words.length);
      for (const phrase of found) hits.push({ from, to: from + phrase.words.length - 1, phrase });
    }
    return hits;
  };
}

function standsAt({ words: wanted, prefix }: PhraseLeaf, words: readonly LocatedWord[], from: number): boolean {
  return wanted.every((word, at) => {
    const there = words[from + at]?.word ?? "";
    return prefix && at === wanted.length - 1 ? there.startsWith(word) : there === word;
  });
}

function shownPhrases(plan: Plan): readonly PhraseLeaf[] {
  switch (plan.kind) {
    case "and":
    case "or":
      return plan.parts.flatMap(shownPhrases);
    case "not":
      return shownPhrases(plan.from);
    case "else":
      return [...shownPhrases(plan.first), ...shownPhrases(plan.otherwise)];
    case "phrase":
      return plan.columns.includes("title") || plan.columns.includes("abstract") ? [plan] : [];
    case "near":
      return plan.words.map((word) => ({ kind: "phrase", columns: plan.columns, words: [word], prefix: false }));
    case "everything":
    case "nothing":
    case "dates":
    case "mark":
    case "ids":
    case "has":
    case "size":
      return [];
  }
}
