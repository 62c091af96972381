import type { Evidence, Facet, Tag } from "../domain/tag.ts";
import { isNegated } from "./text/context.ts";
import { evidenceOf, type Hit, type Reading } from "./text/hits.ts";
import type { Zone } from "./text/sections.ts";

const SHOWN = 3;

/** The tag with its words: at most three, those that say most first (title, then conclusion and methods), never the same words twice. */
export function tagOf(reading: Reading, facet: Facet, value: string, hits: readonly Hit[], because?: string): Tag | undefined {
  if (hits.length === 0) return undefined;
  const ranks = hits.map((hit) => rankOf(reading, hit));
  const evidence: Evidence[] = [];
  for (const hit of strongest(hits, ranks)) {
    const words = evidenceOf(reading.document, hit.from, hit.to);
    if (words !== undefined) evidence.push(words);
  }
  if (evidence.length === 0) return undefined;
  return because === undefined ? { facet, value, evidence } : { facet, value, evidence, because };
}

/** The hits of highest rank that share no word, the earlier before the later. */
function strongest(hits: readonly Hit[], ranks: readonly number[]): readonly Hit[] {
  const taken: Hit[] = [];
  while (taken.length < SHOWN) {
    let best: Hit | undefined;
    let most = -Infinity;
    for (let at = 0; at < hits.length; at++) {
      const hit = hits[at];
      const rank = ranks[at] ?? 0;
      if (hit === undefined || rank < most || (rank === most && best !== undefined && hit.from >= best.from)) continue;
      if (taken.some((other) => other.from <= hit.to && other.to >= hit.from)) continue;
      best = hit;
      most = rank;
    }
    if (best === undefined) break;
    taken.push(best);
  }
  return taken;
}

const PLACES: Readonly<Record<Zone, number>> = {
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
};

function rankOf(reading: Reading, hit: Hit): number {
  const place = PLACES[reading.zone(hit)];
  return place + Math.min(1, (hit.to - hit.from) / 8) - (isNegated(reading, hit) ? 4 : 0);
}
