import { isDeepStrictEqual } from "node:util";
import type { Study } from "../../domain/study.ts";
import type { FieldChange } from "../ports.ts";

/**
 * Fields whose change alone says nothing new about the study. They are kept up to date, but make no revision:
 * PubMed stamps a new DateRevised on records it merely exported again. Owner and subsets say which catalogue took the record.
 */
const BOOKKEEPING: ReadonlySet<string> = new Set<keyof Study>(["revised", "owner", "citationSubsets"]);

/** The fields that differ by meaning, in the order of their names; both sides as parsed from JSON. The order of keys says nothing. */
export function changedFields(before: Study, after: Study): readonly FieldChange[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as ReadonlySet<keyof Study>;
  return [...fields]
    .filter((field) => !BOOKKEEPING.has(field) && !isDeepStrictEqual(before[field], after[field]))
    .sort()
    .map((field) => ({
      field,
      ...(before[field] === undefined ? {} : { from: before[field] }),
      ...(after[field] === undefined ? {} : { to: after[field] }),
    }));
}
