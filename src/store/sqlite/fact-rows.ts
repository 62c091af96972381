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

type BriefAsked = { readonly pmid: number };

type BriefRow = {
  /** yyyymmdd, 0 where unknown. */
  readonly published: number;
  readonly marks: Buffer;
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

  // The narrow row says it all; two ids of one registry are two trials, so only a study with several ids is opened.
  const brief = db.prepare<[BriefAsked], BriefRow>(`
    SELECT published, marks, trial,
      CASE WHEN trials > 1 THEN (SELECT document -> '$.registrations' FROM studies WHERE pmid = @pmid) END AS registrations
    FROM study_search, (SELECT count(*) AS trials, min(registration) AS trial FROM study_registrations WHERE pmid = @pmid)
    WHERE id = (SELECT id FROM studies WHERE pmid = @pmid)
  `);
  const values = db.prepare<[], { id: number; facet: Facet; value: string }>("SELECT id, facet, value FROM tag_values");
  const registered = db.prepare<[], number>("SELECT DISTINCT pmid FROM study_registrations").pluck();

  return {
    listBriefs: db.transaction((pmids: readonly Pmid[]): readonly StudyBrief[] => {
      const tags = new Map(values.all().map(({ id, facet, value }) => [id, { facet, value, evidence: [] }]));
      return pmids.flatMap((pmid) => {
        const row = brief.get({ pmid: Number(pmid) });
        return row === undefined ? [] : [toBrief(pmid, row, tags)];
      });
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

function toBrief(pmid: Pmid, row: BriefRow, known: ReadonlyMap<number, Tag>): StudyBrief {
  const tags: Tag[] = [];
  for (let at = 0; at < row.marks.length; at += 2) {
    const tag = known.get(row.marks.readUInt16LE(at));
    if (tag !== undefined) tags.push(tag);
  }
  const named = row.trial === null ? [] : [{ id: row.trial, registry: "", saidBy: [] }];
  const registrations = row.registrations === null ? named : (JSON.parse(row.registrations) as readonly Registration[]);
  return {
    pmid,
    published: row.published === 0 ? "" : isoDate(String(row.published)),
    tags,
    ownTrials: ownTrial({ registrations }, tags),
  };
}

/** 20240300 as "2024-03": what was not known stands as noughts. */
function isoDate(digits: string): string {
  return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].filter((part) => part !== "00").join("-");
}
