import { findRegistryIds } from "../domain/registration.ts";
import { indexWords } from "../domain/index-words.ts";
import { termTokenOf } from "../domain/search-columns.ts";
import { dateMeaning } from "./date-meaning.ts";
import { FIELD_NAMES, WORD_FIELDS } from "./field-columns.ts";
import { joinNumberedLines } from "./numbered-lines.ts";
import { parseQuery } from "./parse-query.ts";
import { textMeaning, wordsColumns } from "./text-meaning.ts";
import type { IdsLeaf, PhraseLeaf, Plan } from "./plan.ts";
import type { Leaf, NearLeaf, SearchTree, StudyId } from "./tree.ts";
import { joinMeanings, type Meaning, type Remarks, type Widening } from "./understood.ts";

/** A search as we understood it. */
export type Understood = {
  /** As typed; of a strategy in numbered lines, the one search that they make. */
  readonly typed: string;
  readonly plan: Plan;
  /** The whole search in PubMed's syntax, as it was carried out. */
  readonly translation: string;
  readonly widenings: readonly Widening[];
  /** Sentences about what could not be done as typed. */
  readonly warnings: readonly string[];
  /** Sentences about where our answer and PubMed's may differ. */
  readonly notes: readonly string[];
  /** What relevance is measured by: the words as typed, without what they were widened to. */
  readonly scored: readonly PhraseLeaf[];
  /** The words typed, each once, cut ones left out: those that stand nowhere may be misspelt (see the store's suggestWords). */
  readonly words: readonly string[];
};

/** Reads and understands a search. Total: any string has an answer. `today` is an ISO day, for "the last 7 days". */
export function understand(asTyped: string, { today }: { readonly today: string }): Understood {
  const typed = joinNumberedLines(asTyped);
  const { tree, problems } = parseQuery(typed);
  const remarks: Remarks = {
    typed,
    today,
    widenings: [],
    warnings: new Set(problems.map(({ message }) => message)),
    notes: new Set(),
    subsets: new Map(),
  };
  const { plan, says, scored } = treeMeaning(tree, remarks);
  return {
    typed,
    plan,
    translation: tree.kind === "everything" ? "" : says.replace(/^\((?=.*\)$)(.*)\)$/s, unwrapped),
    widenings: remarks.widenings,
    warnings: [...remarks.warnings],
    notes: [...remarks.notes],
    scored: distinct(scored, MOST_SCORED),
    words: [...new Set(typedWords(tree))].slice(0, MOST_WORDS),
  };
}

const MOST_SCORED = 60;
const MOST_WORDS = 40;

function typedWords(tree: SearchTree): readonly string[] {
  switch (tree.kind) {
    case "and":
    case "or":
      return tree.parts.flatMap(typedWords);
    case "not":
      return [...typedWords(tree.from), ...typedWords(tree.without)];
    case "text":
      return WORD_FIELDS[tree.field] === undefined || tree.prefix ? [] : tree.words;
    case "near":
      return tree.words;
    case "everything":
    case "nothing":
    case "date":
    case "tag":
    case "ids":
    case "has":
    case "size":
      return [];
  }
}

/** Drops the outermost parentheses where they belong together. */
function unwrapped(whole: string, inner: string): string {
  let depth = 0;
  for (const char of inner) {
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (depth < 0) return whole;
  }
  return inner;
}

function treeMeaning(tree: SearchTree, remarks: Remarks): Meaning {
  switch (tree.kind) {
    case "everything":
      return { plan: tree, says: "all[filter]", scored: [] };
    case "nothing":
      return { plan: tree, says: "none[filter]", scored: [] };
    case "and":
    case "or":
      return joinMeanings(
        tree.kind,
        tree.parts.map((part) => treeMeaning(part, remarks)),
      );
    case "not": {
      const from = treeMeaning(tree.from, remarks);
      const without = treeMeaning(tree.without, remarks);
      const says = tree.from.kind === "everything" ? `(NOT ${without.says})` : `(${from.says} NOT ${without.says})`;
      return { plan: { kind: "not", from: from.plan, without: without.plan }, says, scored: from.scored };
    }
    case "text":
    case "near":
    case "date":
    case "tag":
    case "ids":
    case "has":
    case "size":
      return leafMeaning(tree, remarks);
  }
}

function leafMeaning(leaf: Leaf, remarks: Remarks): Meaning {
  switch (leaf.kind) {
    case "text":
      return textMeaning(leaf, remarks, treeMeaning);
    case "near":
      return nearMeaning(leaf, remarks);
    case "date":
      return dateMeaning(leaf, remarks.today);
    case "tag":
      return { plan: { kind: "mark", facet: leaf.facet, value: leaf.value }, says: `${leaf.facet}:${leaf.value}`, scored: [] };
    case "ids":
      tellYear(remarks);
      return idsMeaning(leaf);
    case "has": {
      const what = leaf.what === "full-text" ? "pmcid" : leaf.what;
      return { plan: { kind: "has", what }, says: `has:${leaf.what}`, scored: [] };
    }
    case "size": {
      const to = leaf.to === Number.MAX_SAFE_INTEGER ? "" : String(leaf.to);
      return {
        plan: { kind: "size", from: leaf.from, to: leaf.to },
        says: `n:${to === "" ? `>=${leaf.from}` : `${leaf.from}-${to}`}`,
        scored: [],
      };
    }
  }
}

/** A word with a hyphen is several; the same word twice is one. */
function nearMeaning(leaf: NearLeaf, remarks: Remarks): Meaning {
  const words = [...new Set(leaf.words.flatMap(indexWords))];
  const columns = wordsColumns(leaf.field);
  const says = `"${leaf.words.join(" ")}"[${FIELD_NAMES[leaf.field]}:~${leaf.distance}]`;
  if (leaf.words.some((word) => word.endsWith("*")))
    remarks.warnings.add("* has no effect between quotes with a nearness, and was left out.");
  if (words.length === 0) return { plan: { kind: "nothing" }, says, scored: [] };
  const scored = words.map((word): PhraseLeaf => ({ kind: "phrase", columns, words: [word], prefix: false }));
  const [only] = scored;
  if (words.length === 1 && only !== undefined) return { plan: only, says, scored };
  return { plan: { kind: "near", columns, words, between: leaf.distance }, says, scored };
}

/** PubMed, too, takes a number alone for a PMID; who typed a year hears how to ask for it. */
function tellYear({ typed, notes }: Remarks): void {
  const year = typed.trim();
  if (/^(?:19|20)\d\d$|^3000$/.test(year))
    notes.add(`A number alone is taken for a PMID, as PubMed does. For the year write ${year}[dp].`);
}

function idsMeaning({ ids, ranges }: Extract<Leaf, { kind: "ids" }>): Meaning {
  const plan: IdsLeaf = { kind: "ids", ranges, ids: ids.map(withToken) };
  const says = [...ids.map(idSays), ...ranges.map(({ from, to }) => `${from}:${to}[pmid]`)];
  return { plan, says: says.length === 1 ? says.join("") : `(${says.join(" OR ")})`, scored: [] };
}

const ID_FIELDS = { pmid: "pmid", doi: "doi", pmcid: "pmcid", pii: "aid", registration: "si" } as const;
const idSays = ({ type, value }: StudyId) => (type === "pmid" ? `${value}[pmid]` : `"${value}"[${ID_FIELDS[type]}]`);

function withToken(id: StudyId): IdsLeaf["ids"][number] {
  if (id.type === "pmid") return { id };
  const value = id.type === "registration" ? (findRegistryIds(id.value)[0]?.id ?? id.value) : id.value;
  const token = termTokenOf("id", value);
  return token === undefined ? { id } : { id, token };
}

function distinct(leaves: readonly PhraseLeaf[], most: number): readonly PhraseLeaf[] {
  const kept = new Map<string, PhraseLeaf>();
  for (const leaf of leaves) {
    if (kept.size >= most) break;
    kept.set(JSON.stringify(leaf), leaf);
  }
  return [...kept.values()];
}
