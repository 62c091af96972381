import { readDateRange } from "./dates.ts";
import { findField, type FieldMeaning } from "./fields.ts";
import { readIds } from "./ids.ts";
import { facetLeaf, readKeyword } from "./keywords.ts";
import { wordsBeforeValue } from "./tag-reach.ts";
import type { Token } from "./tokens.ts";
import type { Leaf, Problem, SearchTree, Span, TextLeaf } from "./tree.ts";

export type Operand = Extract<Token, { kind: "word" | "phrase" }>;
export type FieldToken = Extract<Token, { kind: "field" }>;

/** Words or a phrase without a field tag: ids, our own `is:` and `tag:` words, and the rest, open to term mapping. */
export function leafFromRun(typedRun: readonly Operand[], problems: Problem[]): SearchTree {
  const run = withoutLineNumbers(typedRun, problems);
  const [first] = run;
  if (first === undefined) return { kind: "everything" };
  tellSmallOperators(run, problems);
  if (first.kind === "phrase") return textLeaf("all", run, false, problems);
  const ids = readIds(run.map(({ text }) => text));
  if (ids !== undefined) return { kind: "ids", ...ids, span: spanOf(run) };

  const parts: SearchTree[] = [];
  let plain: Operand[] = [];
  const flush = () => {
    if (plain.length > 0) parts.push(textLeaf("all", plain, false, problems));
    plain = [];
  };
  for (const word of run) {
    const special = specialWord(word, problems);
    if (special === undefined) plain.push(word);
    else {
      flush();
      parts.push(special);
    }
  }
  flush();
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "and", parts };
}

function withoutLineNumbers(run: readonly Operand[], problems: Problem[]): readonly Operand[] {
  const isLine = ({ kind, text }: Operand) => kind === "word" && /^#\d{1,3}$/.test(text);
  for (const { text, span } of run.filter(isLine))
    problems.push({
      message: `“${text}” names a line of a search history, which is not kept here, and was left out; write that line in parentheses instead.`,
      span,
    });
  return run.filter((word) => !isLine(word));
}

/** Operators are in capitals, as in PubMed: of others a reader is told. */
function tellSmallOperators(run: readonly Operand[], problems: Problem[]): void {
  for (const { kind, text, span } of run.slice(1, -1))
    if (kind === "word" && /^(?:or|not)$/i.test(text))
      problems.push({
        message: `“${text}” in small letters is a word like others; write ${text.toUpperCase()} to mean it.`,
        span,
      });
}

function specialWord(word: Operand, problems: Problem[]): Leaf | undefined {
  const ids = readIds([word.text], { barePmids: false });
  return ids === undefined ? readKeyword(word.text, word.span, problems) : { kind: "ids", ...ids, span: word.span };
}

/** How many words of a run its tag does not reach, told to the reader; they are a term of their own. */
export function wordsOutsideTag(
  run: readonly Operand[],
  rangeEnd: Operand | undefined,
  field: FieldToken,
  problems: Problem[],
): number {
  const meaning = findField(field.text);
  if (meaning === undefined || run[0]?.kind === "phrase") return 0;
  const typed = run.map(({ text }) => text);
  const outside = wordsBeforeValue(typed, rangeEnd?.text, meaning);
  if (outside > 0) {
    const [before, own] = [typed.slice(0, outside).join(" "), typed.slice(outside).join(" ")];
    problems.push({
      message: `[${field.text}] was taken to belong to “${own}” alone; “${before}” was looked for by itself.`,
      span: spanOf(run),
    });
  }
  return outside;
}

/** Words, a phrase or a range with the field tag behind it. `rangeEnd` is what stood after a colon. */
export function leafFromTagged(
  run: readonly Operand[],
  rangeEnd: Operand | undefined,
  field: FieldToken,
  problems: Problem[],
): SearchTree {
  const span = { start: spanOf(run).start, end: Math.max(field.span.end, rangeEnd?.span.end ?? 0) };
  const near = /^(.*?):\s*~\s*(\d{1,4})$/.exec(field.text);
  const meaning = findField(near?.[1] ?? field.text);
  if (meaning === undefined) {
    problems.push({
      message: `[${field.text}] is not a field we know; the words before it were looked for everywhere.`,
      span: field.span,
    });
    return leafFromRun(run, problems);
  }
  const typed = run.map(({ text }) => text).join(" ");
  if (near !== null) return nearLeaf(meaning, typed, Number(near[2]), span, problems);
  return meaningLeaf(meaning, typed, rangeEnd?.text, run, span, problems);
}

function meaningLeaf(
  meaning: FieldMeaning,
  typed: string,
  rangeEnd: string | undefined,
  run: readonly Operand[],
  span: Span,
  problems: Problem[],
): SearchTree {
  const value = rangeEnd === undefined ? typed : `${typed}:${rangeEnd}`;
  switch (meaning.kind) {
    case "text":
      // hasabstract[text] is how PubMed's own manual long wrote it.
      if (typed.toLowerCase() === "hasabstract") return { kind: "has", what: "abstract", span };
      return textLeaf(meaning.field, run, true, problems, span);
    case "date": {
      const range = readDateRange(value);
      if (range !== undefined) return { kind: "date", field: meaning.field, range, span };
      problems.push({
        message: `“${value}” is not a date or a range of dates such as 2020:2024 or 2024/03/05; nothing can match it.`,
        span,
      });
      return { kind: "nothing" };
    }
    case "id": {
      const ids = readIds(value.split(/[\s,;]+/), { as: meaning.field });
      if (ids !== undefined) return { kind: "ids", ...ids, span };
      problems.push({ message: `“${value}” is not an identifier of this kind; nothing can match it.`, span });
      return { kind: "nothing" };
    }
    case "facet":
      return facetLeaf(meaning.facet, typed, span, problems);
  }
}

function nearLeaf(meaning: FieldMeaning, typed: string, distance: number, span: Span, problems: Problem[]): SearchTree {
  const words = wordsOf(typed);
  // PubMed offers proximity in Title, Title/Abstract and Affiliation only (2022).
  if (meaning.kind === "text" && ["ti", "tiab", "ad", "ab", "all"].includes(meaning.field))
    return { kind: "near", field: meaning.field, words, distance, span };
  problems.push({
    message: "Nearness works in [ti], [tiab] and [ad] only; here the words were looked for anywhere in the record.",
    span,
  });
  return { kind: "text", field: "all", tagged: true, words, quoted: false, prefix: false, span };
}

/** `a* b[ti]` cuts a word in the middle of a run: each is then a term of its own. */
function textLeaf(
  field: TextLeaf["field"],
  run: readonly Operand[],
  tagged: boolean,
  problems: Problem[],
  span = spanOf(run),
): SearchTree {
  const quoted = run[0]?.kind === "phrase";
  const typed = run.map(({ text }) => text).join(" ");
  const words = wordsOf(typed);
  if (words.length === 0) {
    problems.push({ message: `“${typed.slice(0, 40)}” holds no letter or digit and was left out.`, span });
    return { kind: "everything" };
  }
  const cut = (word: string) => word.endsWith("*");
  const leaf = (part: readonly string[]): TextLeaf => ({
    kind: "text",
    field,
    tagged,
    quoted,
    span,
    words: part.map((word) => word.replaceAll("*", "")),
    prefix: cut(part.at(-1) ?? ""),
  });
  if (quoted || !words.slice(0, -1).some(cut)) return leaf(words);
  return { kind: "and", parts: words.map((word) => leaf([word])) };
}

/** Words as typed, without the marks around them; `*` stays at the end of a word. */
function wordsOf(typed: string): readonly string[] {
  return typed.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function spanOf(run: readonly Operand[]): Span {
  return { start: run[0]?.span.start ?? 0, end: run.at(-1)?.span.end ?? 0 };
}
