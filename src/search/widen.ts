import { indexWords } from "../domain/index-words.ts";
import { EVERYWHERE, termToken, termTokenOf } from "../domain/search-columns.ts";
import type { Synonyms } from "../topic/synonyms.ts";
import { phraseLeaves, phrasePlan, termLeaf } from "./phrases.ts";
import type { Plan } from "./plan.ts";
import { STOP_WORDS } from "./stop-words.ts";
import { findMeaning, LONGEST_NAME, MESH } from "./thesaurus.ts";
import type { TextLeaf } from "./tree.ts";
import { joinMeanings, type Meaning, type Remarks } from "./understood.ts";

type Word = { readonly typed: string; readonly index: readonly string[]; readonly start: number; readonly end: number };

/**
 * Words without quotes or tag, as PubMed maps them: the longest runs that are names of something are looked for under all its names,
 * other words as they are and in their other number; stopwords are left out. All of them must be there.
 */
export function widenWords(leaf: TextLeaf, remarks: Remarks): Meaning {
  const located = locateWords(leaf, remarks.typed);
  const words = located.slice(0, MOST_WORDS);
  if (located.length > MOST_WORDS)
    remarks.warnings.add(`So many words stand side by side that only the first ${MOST_WORDS} of them were used.`);
  const telling = words.filter((word) => !word.index.every((one) => STOP_WORDS.has(one)));
  // "Can 2021" is a name and a year: where nothing but numbers is left, every word counts.
  const used = telling.some(({ index }) => index.some((one) => !/^\d+$/.test(one))) ? telling : words;
  const meanings: Meaning[] = [];
  for (let at = 0; at < used.length;) {
    const name = leaf.prefix ? undefined : longestName(used.slice(at, at + LONGEST_NAME));
    const run = used.slice(at, at + (name?.length ?? 1));
    const isCut = leaf.prefix && at === used.length - 1;
    meanings.push(name === undefined ? plainWord(run, isCut) : widened(run, name.meaning, remarks));
    at += run.length;
  }
  const all = joinMeanings("and", meanings);
  // A pasted title is found by its words, and first of all by standing there as a whole.
  const inTitle = words.length > 1 && !leaf.prefix ? phraseLeaves(["title"], leaf) : [];
  return { ...all, scored: [...all.scored, ...inTitle] };
}

/** Each is shown with a link that holds the whole search: so many characters in all of them, and of a short search no more than thirty. */
const MOST_WIDENINGS = 30;
const MOST_LINKED = 60_000;

/** No title is longer. */
const MOST_WORDS = 200;

function locateWords(leaf: TextLeaf, typed: string): readonly Word[] {
  let from = leaf.span.start;
  return leaf.words.flatMap((word) => {
    const found = typed.indexOf(word, from);
    const start = found < 0 ? from : found;
    const end = Math.min(start + word.length, leaf.span.end);
    from = end;
    const index = indexWords(word);
    return index.length === 0 ? [] : [{ typed: word, index, start, end }];
  });
}

function longestName(words: readonly Word[]): { readonly length: number; readonly meaning: Synonyms } | undefined {
  for (let length = words.length; length > 0; length -= 1) {
    const meaning = findMeaning(words.slice(0, length).flatMap(({ index }) => index));
    if (meaning !== undefined) return { length, meaning };
  }
  return undefined;
}

function plainWord(run: readonly Word[], isCut: boolean): Meaning {
  const typed = { words: run.map((word) => word.typed), prefix: isCut };
  const leaves = phraseLeaves(EVERYWHERE, typed);
  const other = isCut ? undefined : otherNumber(run.flatMap(({ index }) => index));
  const alternatives = other === undefined ? leaves : [...leaves, ...phraseLeaves(EVERYWHERE, { words: [other], prefix: false })];
  const says = [
    ...typed.words.map((word) => quoted(isCut ? `${word}*` : word, "All Fields")),
    ...(other === undefined ? [] : [quoted(other, "All Fields")]),
  ];
  return {
    plan: alternatives.length === 1 && alternatives[0] !== undefined ? alternatives[0] : { kind: "or", parts: alternatives },
    says: says.length === 1 ? says.join("") : `(${says.join(" OR ")})`,
    // Where it is the first author's name, "zarate 2006" means that paper.
    scored: [...alternatives, ...(isCut ? [] : run.map(({ index }) => termLeaf(termToken("first", index))))],
  };
}

/** "trials" for "trial" and the reverse, by the plainest rules of English; a form that exists nowhere costs nothing. */
function otherNumber(words: readonly string[]): string | undefined {
  const [word = ""] = words;
  if (words.length !== 1 || !/^[a-z]{4,}$/.test(word)) return undefined;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return undefined;
  if (word.endsWith("s")) return word.slice(0, -1);
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function widened(run: readonly Word[], meaning: Synonyms, remarks: Remarks): Meaning {
  const typed = run.map((word) => word.typed).join(" ");
  const asTyped = joinMeanings(
    "and",
    run.map((word) => {
      const leaves = phraseLeaves(EVERYWHERE, { words: [word.typed], prefix: false });
      return {
        plan: phrasePlan(EVERYWHERE, { words: [word.typed], prefix: false }),
        says: quoted(word.typed, "All Fields"),
        scored: leaves,
      };
    }),
  );
  const typedKey = run.flatMap(({ index }) => index).join(" ");
  const also = (meaning.also ?? []).filter((name) => indexWords(name).join(" ") !== typedKey);
  const parts: readonly Meaning[] = [
    ...(meaning.mesh ?? []).map(headingMeaning),
    ...(meaning.substances ?? []).map((name) => tokenMeaning("substance", name, "Supplementary Concept")),
    ...also.map((name) => ({
      plan: phrasePlan(EVERYWHERE, { words: [name], prefix: false }),
      says: quoted(name, "All Fields"),
      scored: [],
    })),
    asTyped,
  ];
  const whole = joinMeanings("or", parts);
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  const without = `${remarks.typed.slice(0, start)}"${typed}"${remarks.typed.slice(end)}`;
  const most = Math.min(MOST_WIDENINGS, Math.ceil(MOST_LINKED / remarks.typed.length));
  if (parts.length > 1 && remarks.widenings.length < most)
    remarks.widenings.push({ words: typed, span: { start, end }, says: whole.says, without });
  return whole;
}

function headingMeaning(heading: string): Meaning {
  const tokens = MESH.explode(heading).flatMap((name) => termTokenOf("mesh", name) ?? []);
  const leaves: readonly Plan[] = tokens.map((token) => termLeaf(token));
  return { plan: { kind: "or", parts: leaves }, says: quoted(heading.toLowerCase(), "MeSH Terms"), scored: [] };
}

function tokenMeaning(field: "substance", name: string, says: string): Meaning {
  const token = termTokenOf(field, name);
  return {
    plan: token === undefined ? { kind: "nothing" } : termLeaf(token),
    says: quoted(name.toLowerCase(), says),
    scored: [],
  };
}

export const quoted = (words: string, field: string): string => `"${words.replaceAll('"', "")}"[${field}]`;
