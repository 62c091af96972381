import { parseQuery } from "./parse-query.ts";
import type { SearchTree, Span } from "./tree.ts";

const MOST_PARTS = 8;

/**
 * What must all be true of a study that a search finds, each as it was typed: of `ketamine zarate[au] 2024[dp]` three searches.
 * What NOT takes away is left out. Empty where the search has but one part: there is nothing to tell apart.
 */
export function searchParts(typed: string): readonly string[] {
  const parts = spansOf(parseQuery(typed).tree).map(({ start, end }) => typed.slice(start, end).trim());
  const distinct = [...new Set(parts.filter((part) => part !== ""))];
  return distinct.length < 2 ? [] : distinct.slice(0, MOST_PARTS);

  function spansOf(tree: SearchTree): readonly Span[] {
    if (tree.kind === "and") return tree.parts.flatMap(spansOf);
    if (tree.kind === "not") return spansOf(tree.from);
    if (tree.kind === "text" && !tree.tagged && !tree.quoted) return wordsIn(typed, tree.span);
    const whole = spanOf(tree);
    return whole === undefined ? [] : [whole];
  }
}

function wordsIn(typed: string, { start, end }: Span): readonly Span[] {
  return [...typed.slice(start, end).matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
  }));
}

/** From the first to the last word of a tree. A parenthesis that is cut off this way changes nothing: operators go from left to right. */
function spanOf(tree: SearchTree): Span | undefined {
  switch (tree.kind) {
    case "everything":
    case "nothing":
      return undefined;
    case "and":
    case "or":
      return around(tree.parts);
    case "not":
      return around([tree.from, tree.without]);
    case "text":
    case "near":
    case "date":
    case "tag":
    case "ids":
    case "has":
    case "size":
      return tree.span;
  }
}

function around(trees: readonly SearchTree[]): Span | undefined {
  const spans = trees.flatMap((tree) => spanOf(tree) ?? []);
  return spans.length === 0
    ? undefined
    : { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
