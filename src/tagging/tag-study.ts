import { POINTS } from "../topic/points.ts";
import type { Facts } from "../domain/facts.ts";
import type { Tag } from "../domain/tag.ts";
import { tagCondition } from "./condition.ts";
import { tagConclusion } from "./conclusion.ts";
import { tagControl } from "./control.ts";
import { tagDrug } from "./drug.ts";
import { tagEvidenceLevel } from "./evidence-level.ts";
import { compileModels } from "./models.ts";
import { tagPhase } from "./phase.ts";
import { tagPopulation } from "./population.ts";
import { readRecord, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { tagRegimen } from "./regimen.ts";
import { tagRoute } from "./route.ts";
import { tagStatus } from "./status.ts";
import type { TaggerInput } from "./tagger-input.ts";
import { tagTopic } from "./topic.ts";

export type Tagged = { readonly tags: readonly Tag[]; readonly facts: Facts };

const NOTHING: Facts = { doses: [], registrations: [], quotes: {} };

export type Tagger = (input: TaggerInput) => Tagged;

/** A tagger with these points. Pure: the same record always gives the same answer. */
export function createTagger(points: Readonly<Record<string, string>>): Tagger {
  const models = compileModels(points);
  return (input) => tagRecord(readRecord(input, models));
}

/** Every tag and fact of one record, each with its words. */
export const tagStudy: Tagger = createTagger(POINTS);

function tagRecord(record: RecordReading): Tagged {
  const status = tagStatus(record);
  const design = record.designs.flatMap(
    ({ value, hits, because }) => tagOf(record.reading, "design", value, hits, because) ?? [],
  );
  // A notice may carry the original's abstract: it is tagged as a notice and as nothing else.
  if (design.some((tag) => tag.value === "notice")) return { tags: design, facts: NOTHING };
  const tags = [...design, ...FACETS.flatMap((facet) => facet(record)), ...tagEvidenceLevel(record, status), ...status];
  return { tags, facts: record.facts };
}

const FACETS: readonly ((record: RecordReading) => Tag[])[] = [
  tagDrug,
  tagRoute,
  tagCondition,
  tagControl,
  tagPopulation,
  tagPhase,
  tagTopic,
  tagRegimen,
  tagConclusion,
];
