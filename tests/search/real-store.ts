import { toPmid } from "../../src/domain/pmid.ts";
import type { Tag } from "../../src/domain/tag.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import type { IncomingStudy, Store, StoredStudy } from "../../src/store/ports.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { ketamineRecords } from "../support/ketamine-corpus.ts";
import { realStudies } from "../support/real-studies.ts";

const DESIGNS = ["rct", "cohort", "review", "case-report"];
const ROUTES = ["intravenous", "intranasal", "oral"];

/** The real records of `../shared/data` in a store, with tags that follow from their PMIDs; undefined where the folder is absent. */
export async function realStore(): Promise<{ readonly store: Store; readonly studies: readonly StoredStudy[] } | undefined> {
  const ketamine = ketamineRecords();
  if (ketamine === undefined) return undefined;
  const all = [...(await realStudies()), ...ketamine.map((record) => studyFromXml(record))];
  const batch = [...new Map(all.map((study) => [study.pmid, study])).values()].map((study): IncomingStudy => {
    const number = Number(study.pmid);
    const tags: readonly Tag[] = [
      { facet: "design", value: DESIGNS[number % 4] ?? "", evidence: [] },
      { facet: "evidence", value: String(1 + (number % 5)), evidence: [] },
      ...(number % 3 === 0 ? [{ facet: "route", value: ROUTES[(number % 7) % 3] ?? "", evidence: [] } as const] : []),
    ];
    const participants = number % 2 === 0 ? { participants: number % 500 } : {};
    const facts = { doses: [], registrations: [], quotes: {}, ...participants };
    return { study, raw: "", rawHash: "00".repeat(32), origin: "pubmed", tagging: { tags, facts, vocabulary: "test" } };
  });
  const store = openSqliteStore({ url: "sqlite::memory:" });
  for (let at = 0; at < batch.length; at += 500) await store.saveStudies(batch.slice(at, at + 500), "2026-11-20T04:17:00.000Z");
  await store.markDeleted([batch[0]?.study.pmid ?? toPmid("1")], "2026-11-21T04:17:00.000Z");
  const studies: StoredStudy[] = [];
  for await (const stored of store.streamStudies()) studies.push(stored);
  return { store, studies };
}
