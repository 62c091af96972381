import type { Facts } from "../domain/facts.ts";
import type { Evidence, Facet, Tag } from "../domain/tag.ts";
import { readPoints } from "../topic/model-points.ts";
import { MODELS } from "../topic/models.ts";
import { POINTS } from "../topic/points.ts";
import { contextFacts } from "./context-facts.ts";
import { findDesign } from "./design.ts";
import type { Designed } from "./designed.ts";
import { findFacts } from "./facts/find-facts.ts";
import { compileScorer, markCues, type Marks, type Scorer } from "./score.ts";
import type { TaggerInput } from "./tagger-input.ts";
import { isNegated } from "./text/context.ts";
import { readDocument } from "./text/document.ts";
import { evidenceOf, read, type Hit, type Reading } from "./text/hits.ts";
import { LEXICON } from "./vocabulary.ts";

/** A record with all that the facets ask of it, read once. */
export type RecordReading = Designed & { readonly facts: Facts; readonly marks: Marks };

type Weighed = { readonly value: string; readonly scorer: Scorer; readonly shows: readonly number[] };

/** Points compiled once per facet, in the order of the models. */
const BY_FACET: ReadonlyMap<Facet, readonly Weighed[]> = compileAll();

function compileAll(): Map<Facet, Weighed[]> {
  const compiled = new Map<Facet, Weighed[]>();
  for (const model of MODELS) {
    const table = POINTS[`${model.facet}:${model.value}`];
    if (table === undefined) continue;
    const shows = LEXICON.names.filter((name) => model.shows.some((start) => name.startsWith(start))).map(LEXICON.idOf);
    const list = compiled.get(model.facet) ?? [];
    compiled.set(model.facet, [...list, { value: model.value, scorer: compileScorer(readPoints(table), LEXICON.idOf), shows }]);
  }
  return compiled;
}

export function readRecord(input: TaggerInput): RecordReading {
  const reading = read(readDocument(input), LEXICON);
  const cues = markCues(reading, LEXICON.names.length);
  const designed = { input, reading, designs: findDesign(reading, input, observes(cues)) };
  const facts = findFacts(designed);
  return { ...designed, facts, marks: { cues, facts: contextFacts(designed, facts) } };
}

function observes(cues: Uint8Array): boolean {
  const model = BY_FACET.get("design")?.find((one) => one.value === "cross-sectional");
  return model !== undefined && model.scorer({ cues, facts: new Set() }).score >= 0;
}

/** Values of a facet whose points reach their threshold and for which there are words to show. */
export function weighedTags(record: RecordReading, facet: Facet): Tag[] {
  return (BY_FACET.get(facet) ?? []).flatMap(({ value, scorer, shows }) => {
    const { score, best } = scorer(record.marks);
    if (score < 0) return [];
    const shown = best.filter((id) => shows.includes(id)).slice(0, 3);
    const tag = tagOf(
      record.reading,
      facet,
      value,
      shown.flatMap((id) => record.reading.hitsOf(id)),
    );
    return tag === undefined ? [] : [tag];
  });
}

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
