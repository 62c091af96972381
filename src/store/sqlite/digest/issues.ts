import type { Database } from "better-sqlite3";
import type { Issue, IssueEntry } from "../../../domain/issue.ts";
import { profileKey, type Profile } from "../../../domain/subscription.ts";
import type { ArchiveIssue, Issues } from "../../digest-ports.ts";
import type { ContentVersion } from "../content-version.ts";
import { immediate } from "../immediate.ts";

type IssueRow = { readonly id: number; readonly document: string };

const toIssue = ({ id, document }: IssueRow): Issue => ({ ...(JSON.parse(document) as Omit<Issue, "id">), id });

export function issueStore(db: Database, version: ContentVersion) {
  const insert = db.prepare<[object]>(`
    INSERT INTO issues (kind, period, profile, key, composed_at, document)
    VALUES (@kind, @period, @profile, @key, @composedAt, @document)
  `);
  const insertEntry = db.prepare<[object]>(`
    INSERT INTO issue_entries (issue_id, position, pmid, shown, entry)
    VALUES (@issue, @position, @pmid, @shown, @entry)
  `);
  const one = db.prepare<[number], IssueRow>("SELECT id, document FROM issues WHERE id = ?");
  const byKey = db.prepare<[string], IssueRow>("SELECT id, document FROM issues WHERE key = ?");
  const byProfile = db.prepare<[{ kind: string; period: string; profile: string }], IssueRow>(
    "SELECT id, document FROM issues WHERE kind = @kind AND period = @period AND profile = @profile",
  );
  const entries = db
    .prepare<[number, number], string>("SELECT entry FROM issue_entries WHERE issue_id = ? AND shown >= ? ORDER BY position")
    .pluck();
  const archive = db.prepare<[string], IssueRow>(`
    SELECT id, document FROM issues
    WHERE kind = 'weekly' AND profile = ?
    ORDER BY period DESC
  `);

  const find = (kind: Issue["kind"], period: string, profile: Profile): Issue | undefined => {
    const row = byProfile.get({ kind, period, profile: profileKey(profile) });
    return row && toIssue(row);
  };

  return {
    saveIssue: immediate(db, (issue: Omit<Issue, "id">, list: readonly IssueEntry[]): Issue => {
      const known = find(issue.kind, issue.period, issue.profile);
      if (known !== undefined) return known;
      const { kind, period, key, composedAt } = issue;
      const row = { kind, period, key, composedAt, profile: profileKey(issue.profile), document: JSON.stringify(issue) };
      const id = Number(insert.run(row).lastInsertRowid);
      list.forEach((entry, position) => {
        const shown = position < issue.shown ? 1 : 0;
        insertEntry.run({ issue: id, position, pmid: Number(entry.pmid), shown, entry: JSON.stringify(entry) });
      });
      version.advance();
      return { ...issue, id };
    }),

    findIssue: (by: Parameters<Issues["findIssue"]>[0]): Issue | undefined => {
      if (!("key" in by)) return find(by.kind, by.period, by.profile);
      const row = byKey.get(by.key);
      return row && toIssue(row);
    },

    getIssue: (id: number): Issue => {
      const row = one.get(id);
      if (row === undefined) throw new Error(`There is no issue ${id}.`);
      return toIssue(row);
    },

    listEntries: (issueId: number, { shownOnly }: { readonly shownOnly: boolean }): readonly IssueEntry[] =>
      entries.all(issueId, shownOnly ? 1 : 0).map((text) => JSON.parse(text) as IssueEntry),

    listArchive: (profile: Profile): readonly ArchiveIssue[] => archive.all(profileKey(profile)).map(toIssue),
  };
}
