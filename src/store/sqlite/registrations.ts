import type { Database } from "better-sqlite3";
import type { Study } from "../../domain/study.ts";
import type { StoredStudy } from "../ports.ts";
import { STORED_COLUMNS, toStoredStudy, type StoredRow } from "./study-rows.ts";

/** Which studies name which trial; by whom an id is said stands in the study itself. */
export function registrationStore(db: Database) {
  const forget = db.prepare<[number]>("DELETE FROM study_registrations WHERE pmid = ?");
  const put = db.prepare<[string, number]>("INSERT OR IGNORE INTO study_registrations (registration, pmid) VALUES (?, ?)");
  const naming = db.prepare<[string], StoredRow>(`
    SELECT ${STORED_COLUMNS} FROM studies
    WHERE deleted_at IS NULL AND pmid IN (SELECT pmid FROM study_registrations WHERE registration = ?)
    ORDER BY published, id
  `);

  return {
    put: (pmid: number, { registrations }: Pick<Study, "registrations">): void => {
      for (const { id } of registrations) put.run(id, pmid);
    },
    replace: (pmid: number, study: Pick<Study, "registrations">): void => {
      forget.run(pmid);
      for (const { id } of study.registrations) put.run(id, pmid);
    },
    /** Live studies, the earliest publication first. */
    listNaming: (registration: string): readonly StoredStudy[] => naming.all(registration).map(toStoredStudy),
  };
}
