import { exploded } from "./mesh-tree.ts";
import { maskOf, type Span } from "./word-index.ts";
import { showQuery } from "./query-translation.ts";
import type { Library } from "./library.ts";
import type { Query, QueryRemarks } from "./query-tree.ts";

/** One byte a record: 1 where it matches. Records taken away match nothing; the caller sees to that. */
export type Marks = Uint8Array;

/**
 * The records that match. PubMed answers phrases from an index of known phrases; here a phrase matches where it stands, so
 * that whether a record matches never depends on which others are held.
 */
export function matchesOf(
  query: Query,
  library: Library,
  remarks: QueryRemarks,
  historyMarks: (queryKey: string) => Marks,
): Marks {
  // Dates and history differ from call to call; everything else of a long query is worked out once.
  const answer = (node: Query): Marks => {
    if (!isJunction(node)) return leafMarks(node);
    if (mentionsDays(node)) return combine(node.kind, answer(node.left), answer(node.right));
    return library.cached(showQuery(node), () => worked(node));
  };
  const worked = (node: Query): Marks =>
    isJunction(node) ? combine(node.kind, worked(node.left), worked(node.right)) : leafMarks(node);
  const leafMarks = (node: Exclude<Query, Junction>): Marks => {
    switch (node.kind) {
      case "words":
        return library.cached(`words ${String(node.quoted)} ${showQuery(node)}`, () => wordMarks(node, library));
      case "value":
        return library.cached(`value ${showQuery(node)}`, () => valueMarks(node, library));
      case "days":
        return library.dayMarks(node.field.date, node.from, node.to);
      case "pmids":
        return library.pmidMarks(node.from, node.to);
      case "history":
        return historyMarks(node.queryKey);
      case "everything":
        return library.marks().fill(1);
    }
  };
  remark(query, answer, remarks);
  return answer(query);
}

function combine(kind: "and" | "or" | "not", left: Marks, right: Marks): Marks {
  const both = new Uint8Array(left.length);
  for (let doc = 0; doc < left.length; doc += 1) {
    const l = left[doc] ?? 0;
    const r = right[doc] ?? 0;
    both[doc] = kind === "and" ? l & r : kind === "or" ? l | r : l & (r ^ 1);
  }
  return both;
}

type Junction = Extract<Query, { left: Query }>;

const isJunction = (query: Query): query is Junction => "left" in query;

function mentionsDays(query: Query): boolean {
  if (isJunction(query)) return mentionsDays(query.left) || mentionsDays(query.right);
  return query.kind === "days" || query.kind === "history" || query.kind === "pmids";
}

function remark(query: Query, answer: (query: Query) => Marks, remarks: QueryRemarks): void {
  if (isJunction(query)) {
    remark(query.left, answer, remarks);
    remark(query.right, answer, remarks);
  } else if ((query.kind === "words" || query.kind === "value") && !answer(query).includes(1)) {
    if (query.kind === "words" && query.quoted && query.words.length > 1)
      remarks.quotedPhrasesNotFound.push(`"${query.typed}"[${query.field.name}]`);
    else remarks.phrasesNotFound.push(query.typed);
  }
}

function valueMarks(query: Extract<Query, { kind: "value" }>, library: Library): Marks {
  const marks = library.marks();
  const [heading = "", qualifier] = query.value.split("/");
  const values = query.field.explode
    ? exploded(heading).map((name) => (qualifier === undefined ? name : `${name}/${qualifier}`))
    : [query.value];
  for (const value of values) library.markKey(marks, `${query.field.key}:${value}`);
  return marks;
}

function wordMarks(query: Extract<Query, { kind: "words" }>, library: Library): Marks {
  const marks = library.marks();
  const { words, field, within } = query;
  const [only] = words;
  if (words.length === 1 && only !== undefined) {
    library.words.mark(marks, only, field.span);
    return marks;
  }
  const sets = words.map((word) => new Set(library.words.idsOf(word)));
  for (const doc of candidates(words, field.span, library)) {
    const tokens = library.words.tokens(doc, field.span);
    if (within === undefined ? hasPhrase(tokens, sets) : hasNear(tokens, sets, within)) marks[doc] = 1;
  }
  return marks;
}

/** Records that carry every word somewhere in the span. */
function candidates(words: readonly string[], span: Span, library: Library): number[] {
  const counts = library.marks();
  const mask = maskOf(span);
  words.forEach((word, index) => {
    for (const id of library.words.idsOf(word)) {
      for (const posting of library.words.postings(id)) {
        const doc = posting >> 6;
        if ((posting & mask) !== 0 && counts[doc] === index) counts[doc] = index + 1;
      }
    }
  });
  const found: number[] = [];
  counts.forEach((count, doc) => count === words.length && found.push(doc));
  return found;
}

function hasPhrase(tokens: Uint32Array, words: readonly ReadonlySet<number>[]): boolean {
  for (let start = 0; start + words.length <= tokens.length; start += 1) {
    if (words.every((ids, offset) => ids.has(tokens[start + offset] ?? 0))) return true;
  }
  return false;
}

/** All words in any order with at most `within` others between them, none beyond a section's end. */
function hasNear(tokens: Uint32Array, words: readonly ReadonlySet<number>[], within: number): boolean {
  const reach = words.length + within;
  for (let start = 0; start < tokens.length; start += 1) {
    if (!words.some((ids) => ids.has(tokens[start] ?? 0))) continue;
    const gap = tokens.subarray(start, start + reach).indexOf(0);
    const window = tokens.subarray(start, gap < 0 ? start + reach : start + gap);
    if (words.every((ids) => window.some((token) => ids.has(token)))) return true;
  }
  return false;
}
