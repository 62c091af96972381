import type { Evidence, Facet, Tag } from "../domain/tag.ts";
import { isNegated } from "./text/context.ts";
import { evidenceOf, type Hit, type Reading } from "./text/hits.ts";

const SHOWN = 3;

/** The tag with its words: at most three, those that say most first (title, then conclusion and methods), never the same words twice. */
export function tagOf(reading: Reading, facet: Facet, value: string, hits: readonly Hit[], because?: string): Tag | undefined {
  const ranked = hits
    .map((hit) => ({ hit, rank: rankOf(reading, hit) }))
    .sort((a, b) => b.rank - a.rank || a.hit.from - b.hit.from);
  const evidence: Evidence[] = [];
  const taken: Hit[] = [];
  for (const { hit } of ranked) {
    if (evidence.length === SHOWN) break;
    if (taken.some((other) => other.from <= hit.to && other.to >= hit.from)) continue;
    const words = evidenceOf(reading.document, hit.from, hit.to);
    if (words === undefined) continue;
    taken.push(hit);
    evidence.push(words);
  }
  if (evidence.length === 0) return undefined;
  return because === undefined ? { facet, value, evidence } : { facet, value, evidence, because };
}

function rankOf(reading: Reading, hit: Hit): number {
  const place = {
    title: 5,
    methods: 4,
    results: 3,
    aim: 3,
    conclusion: 3,
    other: 2,
    criteria: 2,
    registration: 1,
    background: 1,
    list: 0,
  }[reading.zone(hit)];
  return place + Math.min(1, (hit.to - hit.from) / 8) - (isNegated(reading, hit) ? 4 : 0);
}
