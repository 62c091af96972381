import type { Database } from "better-sqlite3";
import type { Store } from "../ports.ts";
import { absenceStore } from "./absence.ts";
import { citationTexts } from "./citation-texts.ts";
import { connect, databaseFile } from "./connect.ts";
import { contentVersion } from "./content-version.ts";
import { digestStore } from "./digest/digest-store.ts";
import { exportStore } from "./exports.ts";
import { factRows } from "./fact-rows.ts";
import { asFailure, asyncMethods } from "./failure.ts";
import { fullText } from "./search/full-text.ts";
import { leaseStore } from "./leases.ts";
import { missingTexts } from "./missing-texts.ts";
import { curation } from "./overrides.ts";
import { quarantineStore } from "./quarantine.ts";
import { refreshIndex } from "./search/refresh-index.ts";
import { registrationStore } from "./registrations.ts";
import { studiesToRetag } from "./retag.ts";
import { revisionStore } from "./revisions.ts";
import { runStore } from "./runs.ts";
import { frozenSearches } from "./search/frozen.ts";
import { settledVersion } from "./settled-version.ts";
import { similarStudies } from "./search/similar.ts";
import { studySearch } from "./search/study-search.ts";
import { wordSuggestions } from "./search/suggest.ts";
import { warmUp } from "./search/warm-up.ts";
import { statedValues } from "./stated.ts";
import { studyReads } from "./study-reads.ts";
import { studyStreams } from "./study-streams.ts";
import { studyWrites } from "./study-writes.ts";
import { sweepMarks } from "./sweep-marks.ts";
import { upkeep } from "./upkeep.ts";

type Clock = () => Date;

/** Opens the database at `sqlite:PATH` or `sqlite::memory:`, creating and migrating it where needed. */
export function openSqliteStore({ url, clock }: { readonly url: string; readonly clock?: Clock }): Store {
  const db = connect(url);
  try {
    return sqliteStore(db, databaseFile(url), clock);
  } catch (error) {
    db.close();
    throw asFailure(error, databaseFile(url));
  }
}

/** The store on an open connection; `where` names the file in failures. Every statement is prepared here. */
export function sqliteStore(db: Database, where: string, clock: Clock = () => new Date()): Store {
  const version = contentVersion(db);
  const { record, ...history } = revisionStore(db);
  const revisions = { record, ...history };
  const words = fullText(db);
  refreshIndex(db, words);
  const shown = settledVersion(db, version, { clock });
  const search = studySearch(db, shown);
  const warming = warmUp(db, version, (warmth) => {
    // What readers are shown may be older than what was prepared.
    if (warmth.version === version.current()) search.warm(warmth);
  });

  const toRetag = studiesToRetag(db, where);

  const methods = asyncMethods(
    {
      ...studyReads(db, version),
      warmSearch: warming.start,
      searchStudies: search.searchStudies,
      searchPage: search.searchPage,
      searchPmids: search.searchPmids,
      ...similarStudies(db, search),
      ...frozenSearches(db, search),
      ...wordSuggestions(db, shown),
      ...history,
      ...studyWrites(db, revisions, words, version),
      ...curation(db, revisions, words, version),
      listNamingTrial: registrationStore(db).listNaming,
      countToRetag: toRetag.countToRetag,
      ...factRows(db),
      ...statedValues(db),
      ...leaseStore(db),
      ...runStore(db, version, clock),
      ...sweepMarks(db),
      ...quarantineStore(db),
      ...absenceStore(db, revisions, words, version),
      ...upkeep(db, shown),
      ...digestStore(db, version),
      ...exportStore(db),
      ...missingTexts(db),
    },
    where,
  );
  return {
    ...methods,
    streamToRetag: (vocabulary) => toRetag.streamToRetag(vocabulary),
    async close() {
      await warming.stop();
      await methods.close();
    },
    ...studyStreams(db, where),
    ...citationTexts(db, where),
  };
}
