import type { Database } from "better-sqlite3";
import { immediate } from "./immediate.ts";
import { titleText } from "../../domain/study-text.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { Study } from "../../domain/study.ts";
import type { IncomingStudy, Origin, Saved, SaveOptions, TaggedAnew } from "../ports.ts";
import { changedFields } from "./changes.ts";
import type { ContentVersion } from "./content-version.ts";
import type { FullText } from "./search/full-text.ts";
import { rawStore } from "./raw-store.ts";
import { registrationStore } from "./registrations.ts";
import type { Revisions } from "./revisions.ts";
import { studyId } from "./study-id.ts";
import { tagStore } from "./tags.ts";
import { refuseMixture, staleAgainst } from "./precedence.ts";

/** What is known of a record before it is saved again. */
type KnownRow = {
  readonly id: number;
  readonly origin: Origin;
  readonly entered: string;
  readonly version: number;
  readonly revised: string;
  readonly first_seen_at: string;
  readonly changed_at: string;
  readonly deleted_at: string | null;
  readonly document: string;
};

type StudyRow = Omit<KnownRow, "id" | "deleted_at"> & {
  readonly id: bigint;
  readonly pmid: number;
  readonly published: string;
  readonly title: string;
  readonly checked_at: string;
};

/** `retagged`: the same record with other tags or facts. */
type Outcome = keyof Saved | "retagged";

export function studyWrites(db: Database, revisions: Revisions, words: FullText, version: ContentVersion) {
  const raws = rawStore(db);
  const tags = tagStore(db);
  const registrations = registrationStore(db);
  const known = db.prepare<[number], KnownRow>(`
    SELECT id, origin, entered, version, revised, first_seen_at, changed_at, deleted_at, document FROM studies
    WHERE pmid = ?
  `);
  const insert = db.prepare<[StudyRow]>(`
    INSERT INTO studies (id, pmid, origin, entered, published, version, revised, first_seen_at, changed_at, checked_at, title, document)
    VALUES (@id, @pmid, @origin, @entered, @published, @version, @revised, @first_seen_at, @changed_at, @checked_at, @title, @document)
  `);
  // The id moves with the entry day.
  const update = db.prepare<[Omit<StudyRow, "checked_at">]>(`
    UPDATE studies
    SET id = @id, origin = @origin, entered = @entered, published = @published, version = @version, revised = @revised,
      first_seen_at = @first_seen_at, changed_at = @changed_at, title = @title, document = @document
    WHERE pmid = @pmid
  `);
  const check = db.prepare<[string, number]>("UPDATE studies SET checked_at = ? WHERE pmid = ?");
  const restore = db.prepare<[number]>("UPDATE studies SET deleted_at = NULL WHERE pmid = ?");
  const forgetMissing = db.prepare<[number]>("DELETE FROM missing WHERE pmid = ?");
  const position = db.prepare<[number], { id: number; changed_at: string; deleted_at: string | null }>(
    "SELECT id, changed_at, deleted_at FROM studies WHERE pmid = ?",
  );
  const document = db.prepare<[number], string>("SELECT document FROM studies WHERE pmid = ?").pluck();

  /** PubMed holds it, as of `at`. True when that brought a deleted record back. */
  const confirm = (pmid: number, at: string): boolean => {
    check.run(at, pmid);
    forgetMissing.run(pmid);
    const row = position.get(pmid);
    if (typeof row?.deleted_at !== "string") return false;
    restore.run(pmid);
    words.add(BigInt(row.id), JSON.parse(document.get(pmid) ?? "") as Study);
    revisions.record(pmid, at, "restored");
    return true;
  };

  const add = (incoming: IncomingStudy, row: StudyRow): Outcome => {
    insert.run(row);
    if (incoming.tagging) tags.put(row.pmid, incoming.tagging);
    registrations.put(row.pmid, incoming.study);
    words.add(row.id, incoming.study);
    raws.put(row.pmid, incoming);
    revisions.record(row.pmid, row.changed_at, "new");
    return "new";
  };

  const retag = ({ study, tagging }: Pick<IncomingStudy, "study" | "tagging">, id: bigint, at: string): Outcome => {
    if (tagging === undefined) return "unchanged";
    const { isNews, changes } = tags.put(Number(study.pmid), tagging);
    if (!isNews) return "unchanged";
    if (changes.length > 0) revisions.record(Number(study.pmid), at, "retagged", changes);
    words.refresh(id, study);
    return "retagged";
  };

  const replace = (incoming: IncomingStudy, stored: KnownRow, row: StudyRow, at: string): Outcome => {
    raws.put(row.pmid, incoming);
    // A landmark was a citation only: its record is new, and all of it would have changed.
    const arrives = stored.origin === "landmark" && incoming.origin !== "landmark";
    if (!arrives && stored.document === row.document) return retag(incoming, BigInt(stored.id), at);
    const before = JSON.parse(stored.document) as Study;
    const changes = arrives ? [] : changedFields(before, JSON.parse(row.document) as Study);
    const isNews = arrives || changes.length > 0;

    update.run({
      ...row,
      first_seen_at: arrives ? row.first_seen_at : stored.first_seen_at,
      changed_at: isNews ? row.changed_at : stored.changed_at,
    });
    registrations.replace(row.pmid, incoming.study);
    if (!isNews) {
      words.refresh(row.id, incoming.study);
      return retag(incoming, row.id, at);
    }
    const retagged = incoming.tagging && tags.put(row.pmid, incoming.tagging);
    if (retagged === undefined) tags.forget(row.pmid);
    if (stored.deleted_at === null) {
      words.remove(BigInt(stored.id));
      words.add(row.id, incoming.study);
    }
    const outcome = arrives ? "new" : "changed";
    revisions.record(row.pmid, row.changed_at, outcome, arrives ? [] : [...changes, ...(retagged?.changes ?? [])]);
    return outcome;
  };

  const saveOne = (incoming: IncomingStudy, at: string, replay: boolean): Outcome => {
    const pmid = Number(incoming.study.pmid);
    const stored = known.get(pmid);
    const row = toRow(incoming, at, stored);
    const asked = incoming.origin !== "landmark" && !replay;
    if (stored === undefined) {
      // It may have been owed before it ever came.
      if (asked) forgetMissing.run(pmid);
      return add(incoming, row);
    }

    refuseMixture(incoming, stored.origin);
    const isStale = staleAgainst(stored, incoming) && raws.hashOf(pmid) !== incoming.rawHash;
    const outcome = isStale ? "unchanged" : replace(incoming, stored, row, at);
    return asked && confirm(pmid, at) && (outcome === "unchanged" || outcome === "retagged") ? "changed" : outcome;
  };

  return {
    findRawHashes: raws.findRawHashes,

    saveStudies: immediate(db, (batch: readonly IncomingStudy[], at: string, { replay = false }: SaveOptions = {}): Saved => {
      const outcomes = new Map<Pmid, Outcome>(batch.map(({ study }) => [study.pmid, "unchanged"]));
      for (const incoming of inOrderOfEntry(batch)) {
        const outcome = saveOne(incoming, at, replay);
        const earlier = outcomes.get(incoming.study.pmid) ?? "unchanged";
        // One record twice in a batch counts once, as the most that happened to it.
        outcomes.set(incoming.study.pmid, earlier === "unchanged" ? outcome : earlier);
      }
      const those = (wanted: Outcome) => [...outcomes].filter(([, outcome]) => outcome === wanted).map(([pmid]) => pmid);
      const saved = { new: those("new"), changed: those("changed"), unchanged: [...those("unchanged"), ...those("retagged")] };
      if (saved.new.length + saved.changed.length + those("retagged").length > 0) version.advance();
      return saved;
    }),

    saveTagging: immediate(db, (batch: readonly TaggedAnew[], at: string): readonly Pmid[] => {
      const retagged = batch.filter(({ pmid, tagging, changedAt }) => {
        const row = position.get(Number(pmid));
        if (row === undefined || (changedAt !== undefined && changedAt !== row.changed_at)) return false;
        const study = JSON.parse(document.get(Number(pmid)) ?? "") as Study;
        return retag({ study, tagging }, BigInt(row.id), at) === "retagged";
      });
      if (retagged.length > 0) version.advance();
      return retagged.map(({ pmid }) => pmid);
    }),

    touchStudies: immediate(db, (pmids: readonly Pmid[], at: string): void => {
      const restored = pmids.filter((pmid) => confirm(Number(pmid), at));
      if (restored.length > 0) version.advance();
    }),
  };
}

/** FTS5 gathers words in memory while row ids rise, and writes them out at each step back. Copies of one record stay in their order. */
function inOrderOfEntry(batch: readonly IncomingStudy[]): readonly IncomingStudy[] {
  if (new Set(batch.map(({ study }) => study.pmid)).size < batch.length) return batch;
  const place = ({ study }: IncomingStudy) => `${study.entered ?? "9999"} ${study.pmid.padStart(8, "0")}`;
  const placed = batch.map((incoming) => ({ incoming, at: place(incoming) }));
  return placed.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ incoming }) => incoming);
}

function toRow({ study, origin }: IncomingStudy, at: string, stored: KnownRow | undefined): StudyRow {
  const pmid = Number(study.pmid);
  const entered = study.entered ?? stored?.entered ?? firstDayOf(study, origin) ?? at.slice(0, 10);
  return {
    id: studyId(entered, pmid),
    pmid,
    origin,
    entered,
    published: study.published.iso,
    version: study.version,
    revised: study.revised ?? "",
    first_seen_at: at,
    changed_at: at,
    checked_at: origin === "landmark" ? "" : at,
    title: titleText(study),
    document: JSON.stringify(study),
  };
}

/** A landmark knows no entry day; the beginning of its publication keeps an old paper from passing for this week's. */
function firstDayOf({ published }: Study, origin: Origin): string | undefined {
  if (origin !== "landmark" || published.iso === "") return undefined;
  return `${published.iso}-01-01`.slice(0, 10);
}
