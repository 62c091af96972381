import type { Facet } from "../domain/tag.ts";
import { FACETS } from "../topic/facets.ts";
import { readDateRange } from "./dates.ts";
import { findField } from "./fields.ts";
import { tagValue, unknownValue } from "./tag-values.ts";
import type { HasLeaf, Leaf, Problem, Span } from "./tree.ts";

const STATUSES: ReadonlySet<string> = new Set(FACETS.status.values.map(({ value }) => value));

const HAS: Readonly<Record<string, HasLeaf["what"]>> = {
  abstract: "abstract",
  doi: "doi",
  pmc: "pmcid",
  pmcid: "pmcid",
  "full-text": "full-text",
  mesh: "mesh",
  registration: "registration",
  trial: "registration",
};

/** Our own words with a colon: `is:retracted`, `has:abstract`, `tag:route:oral`, `design:rct`, `n:>100`, `new:7d`. Undefined for an ordinary word. */
export function readKeyword(word: string, span: Span, problems: Problem[]): Leaf | undefined {
  // PubMed's own word for it, written without a colon.
  if (word.toLowerCase() === "hasabstract") return { kind: "has", what: "abstract", span };
  const colon = word.indexOf(":");
  if (colon < 1) return undefined;
  const name = word.slice(0, colon).toLowerCase();
  const value = word.slice(colon + 1).toLowerCase();
  const complain = (message: string): Leaf | undefined => {
    problems.push({ message, span });
    return undefined;
  };
  switch (name) {
    case "is":
      if (STATUSES.has(value)) return { kind: "tag", facet: "status", value, span };
      return complain(`“${word}” is not a state we know; it was read as words. Known: ${[...STATUSES].join(", ")}.`);
    case "has": {
      const what = Object.hasOwn(HAS, value) ? HAS[value] : undefined;
      return what === undefined
        ? complain(`“${word}” was read as words. Known after has: ${Object.keys(HAS).join(", ")}.`)
        : { kind: "has", what, span };
    }
    case "n": {
      const size = readSize(value);
      return size === undefined
        ? complain(`“${word}” was read as words. Write n:>100, n:<50 or n:20-60.`)
        : { kind: "size", ...size, span };
    }
    case "new": {
      const range = readDateRange(value);
      return range === undefined
        ? complain(`“${word}” was read as words. Write new:7d, new:2w or new:2026-11.`)
        : { kind: "date", field: "new", range, span };
    }
    case "tag": {
      const inner = readKeyword(value, span, problems);
      return inner?.kind === "tag"
        ? inner
        : complain(`“${word}” was read as words. Write tag:facet:value, for example tag:route:oral.`);
    }
    default:
      return namedFacetLeaf(name, value, span, problems);
  }
}

function namedFacetLeaf(name: string, value: string, span: Span, problems: Problem[]): Leaf | undefined {
  const meaning = findField(name);
  return meaning?.kind !== "facet" || value === "" ? undefined : facetLeaf(meaning.facet, value, span, problems);
}

/** One of our own tags; a value that there is not is told, and kept as typed: nothing carries it. */
export function facetLeaf(facet: Facet, typed: string, span: Span, problems: Problem[]): Leaf {
  const value = tagValue(facet, typed);
  if (value === undefined) problems.push({ message: unknownValue(facet, typed), span });
  return { kind: "tag", facet, value: value ?? typed.trim().toLowerCase().replace(/\s+/g, "-"), span };
}

/** `>100` is from 101 on; bounds are included. */
function readSize(value: string): { from: number; to: number } | undefined {
  const match = /^(?:(>=?|<=?|=)?(\d{1,7})|(\d{1,7})(?:-|\.\.)(\d{1,7}))$/.exec(value);
  if (match === null) return undefined;
  const [, sign, one, low, high] = match;
  if (low !== undefined) return { from: Number(low), to: Number(high) };
  const size = Number(one);
  switch (sign) {
    case ">":
      return { from: size + 1, to: Number.MAX_SAFE_INTEGER };
    case ">=":
      return { from: size, to: Number.MAX_SAFE_INTEGER };
    case "<":
      return { from: 0, to: size - 1 };
    case "<=":
      return { from: 0, to: size };
    case "=":
    case undefined:
    default:
      return { from: size, to: size };
  }
}
