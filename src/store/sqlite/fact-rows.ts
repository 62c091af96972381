import type { Database } from "better-sqlite3";
import type { Facts } from "../../domain/facts.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { Registration } from "../../domain/registration.ts";
import { applyOverrides, type TagOverride } from "../../domain/tag-override.ts";
import type { Facet, Tag } from "../../domain/tag.ts";
import { ownTrial } from "../../domain/trial-link.ts";
import type { StudyBrief, StudyFacts } from "../ports.ts";
import { pmidOf } from "./study-rows.ts";

type Row = {
  readonly pmid: number;
  readonly title: string;
  readonly published: string;
  readonly tags: string | null;
  readonly facts: string | null;
  readonly overrides: string;
  readonly registrations: string | null;
};

type BriefRow = {
  readonly pmid: number;
  readonly published: string;
  readonly marks: Buffer;
  readonly facts: string | null;
  readonly trial: string | null;
  readonly registrations: string | null;
};

/** What is stated of studies, without the studies: whole documents are ten times as long. */
export function factRows(db: Database) {
  // The document is opened only where a registration is known to be in it.
  const find = db.prepare<[number], Row>(`
    SELECT studies.pmid, title, published, tags, facts,
      (SELECT json_group_array(json_object('facet', facet, 'value', value, 'action', action, 'note', note, 'at', at))
        FROM tag_overrides WHERE tag_overrides.pmid = studies.pmid) AS overrides,
      CASE WHEN EXISTS (SELECT 1 FROM study_registrations WHERE study_registrations.pmid = studies.pmid)
        THEN document -> '$.registrations' END AS registrations
    FROM studies
    LEFT JOIN study_tags ON study_tags.pmid = studies.pmid
    WHERE studies.pmid = ? AND deleted_at IS NULL
  `);

  // Two ids of one registry are two trials, so only where there are several must the document say which registries they are of.
  const brief = db.prepare<[{ readonly pmid: number }], BriefRow>(`
    SELECT studies.pmid, studies.published, marks, facts, trial, CASE WHEN trials > 1 THEN document -> '$.registrations' END AS registrations
    FROM studies
    JOIN study_search ON study_search.id = studies.id
    LEFT JOIN study_tags ON study_tags.pmid = studies.pmid,
      (SELECT count(*) AS trials, min(registration) AS trial FROM study_registrations WHERE pmid = @pmid)
    WHERE studies.pmid = @pmid AND deleted_at IS NULL
  `);
  const values = db.prepare<[], { id: number; facet: Facet; value: string }>("SELECT id, facet, value FROM tag_values");
  const registered = db.prepare<[], number>("SELECT DISTINCT pmid FROM study_registrations").pluck();

  return {
    listBriefs: db.transaction((pmids: readonly Pmid[]): readonly StudyBrief[] => {
      const tags = new Map(values.all().map(({ id, facet, value }) => [id, { facet, value, evidence: [] }]));
      return pmids.flatMap((pmid) => toBrief(brief.get({ pmid: Number(pmid) }), tags) ?? []);
    }),

    listRegistered: (): readonly Pmid[] => registered.all().map(pmidOf),

    listFacts: (pmids: readonly Pmid[]): readonly StudyFacts[] => pmids.flatMap((pmid) => toFacts(find.get(Number(pmid))) ?? []),
  };
}

function toFacts(row: Row | undefined): StudyFacts | undefined {
  if (row === undefined) return undefined;
  const tags = JSON.parse(row.tags ?? "[]") as readonly Tag[];
  return {
    pmid: pmidOf(row.pmid),
    title: row.title,
    published: row.published,
    tags: row.overrides === "[]" ? tags : applyOverrides(tags, JSON.parse(row.overrides) as readonly TagOverride[]),
    ...(row.facts === null ? {} : { facts: JSON.parse(row.facts) as Facts }),
    registrations: JSON.parse(row.registrations ?? "[]") as readonly Registration[],
  };
}

function toBrief(row: BriefRow | undefined, known: ReadonlyMap<number, Tag>): StudyBrief | undefined {
  if (row === undefined) return undefined;
  const tags: Tag[] = [];
  for (let at = 0; at < row.marks.length; at += 2) {
    const tag = known.get(row.marks.readUInt16LE(at));
    if (tag !== undefined) tags.push(tag);
  }
  const named = row.trial === null ? [] : [{ id: row.trial, registry: "", saidBy: [] }];
  const registrations = row.registrations === null ? named : (JSON.parse(row.registrations) as readonly Registration[]);
  return {
    pmid: pmidOf(row.pmid),
    published: row.published,
    tags,
    ...(row.facts === null ? {} : { facts: JSON.parse(row.facts) as Facts }),
    ownTrials: ownTrial({ registrations }, tags),
  };
}
