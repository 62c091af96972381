import { toPmid, type Pmid } from "../../domain/pmid.ts";
import type { Facts } from "../../domain/facts.ts";
import { applyOverrides, type TagOverride } from "../../domain/tag-override.ts";
import type { Tag } from "../../domain/tag.ts";
import type { Study } from "../../domain/study.ts";
import type { Origin, StoredStudy } from "../ports.ts";

export const STORED_COLUMNS = `id, origin, entered, first_seen_at, changed_at, checked_at, deleted_at, document,
  (SELECT tags FROM study_tags WHERE study_tags.pmid = studies.pmid) AS tags,
  (SELECT facts FROM study_tags WHERE study_tags.pmid = studies.pmid) AS facts,
  (SELECT json_group_array(json_object('facet', facet, 'value', value, 'action', action, 'note', note, 'at', at))
    FROM tag_overrides WHERE tag_overrides.pmid = studies.pmid) AS overrides`;

export type StoredRow = {
  readonly id: number;
  readonly origin: Origin;
  readonly entered: string;
  readonly first_seen_at: string;
  readonly changed_at: string;
  readonly checked_at: string;
  readonly deleted_at: string | null;
  readonly document: string;
  readonly tags: string | null;
  readonly facts: string | null;
  readonly overrides: string;
};

export function toStoredStudy(row: StoredRow): StoredStudy {
  const overrides = row.overrides === "[]" ? [] : (JSON.parse(row.overrides) as readonly TagOverride[]);
  let unread = row.tags;
  let tags: readonly Tag[] | undefined;
  return {
    study: JSON.parse(row.document) as Study,
    // Read when somebody looks: whoever wants words alone, or has drawn the study's card already, does not.
    get tags() {
      tags ??= applyOverrides(unread === null ? [] : (JSON.parse(unread) as readonly Tag[]), overrides);
      unread = null;
      return tags;
    },
    ...(row.facts === null ? {} : { facts: JSON.parse(row.facts) as Facts }),
    ...(overrides.length > 0 && { overrides }),
    origin: row.origin,
    entered: row.entered,
    firstSeenAt: row.first_seen_at,
    changedAt: row.changed_at,
    ...(row.checked_at === "" ? {} : { checkedAt: row.checked_at }),
    ...(row.deleted_at === null ? {} : { deletedAt: row.deleted_at }),
  };
}

export const pmidOf = (number: number): Pmid => toPmid(String(number));

/** The PMID is the lower part of a row id (study-id.ts). */
export const pmidOfId = (id: number): Pmid => pmidOf(id % 2 ** 27);
