import { Router } from "express";
import { AppError } from "../../domain/errors.ts";
import type { Issue, IssueEntry } from "../../domain/issue.ts";
import { everything } from "../../domain/subscription.ts";
import { issueAddress } from "../../digest/issue-view.ts";
import { digestPage, digestsPage, type DigestFacts } from "../pages/digests-page.ts";
import { digestsFeed } from "../pages/digests-feed.ts";
import type { Room } from "../room.ts";

const IN_FEED = 20;
const NOT_COMPOSED = "There is no issue at this address; it may not have been composed yet.";

/** The archive: what went out, under addresses that stay. */
export function digestRoutes({ needs, respond, frame }: Room): Router {
  const { store, siteName, publicUrl } = needs;

  const facts = async (
    issue: Issue,
    entries: readonly IssueEntry[],
  ): Promise<DigestFacts & { readonly changedAt: string | undefined }> => {
    const stored = await store.findStudies(entries.map(({ pmid }) => pmid));
    const statusNow = new Map(stored.map(({ study }) => [study.pmid as string, study.status.map(({ kind }) => kind)]));
    const pmids = new Set<string>(entries.map(({ pmid }) => pmid));
    const previous = await previousIssue(issue);
    const corrections = await store.listCorrectionsBetween({ after: previous, until: issue.composedAt });
    const later = await store.listCorrectionsBetween({ after: issue.composedAt, until: "9999" });
    const changes = later.filter(({ pmid }) => pmids.has(pmid)).map(({ at }) => at);
    return { issue, entries, corrections, statusNow, changedAt: changes.sort().at(-1) };
  };
  /** When the issue before this one was composed: corrections since then are this one's. */
  const previousIssue = async ({ period, composedAt }: Issue): Promise<string> => {
    const archive = await store.listArchive(everything);
    const before = archive.filter((one) => one.period < period && one.composedAt < composedAt).map((one) => one.composedAt);
    return before.sort().at(-1) ?? composedAt;
  };
  const get = async (by: Parameters<typeof store.findIssue>[0]): Promise<Issue> => {
    const issue = await store.findIssue(by);
    if (issue === undefined) throw new AppError("not_found", NOT_COMPOSED);
    return issue;
  };

  return Router()
    .get("/digests", async (request, response) => {
      respond.page(request, response, "digests", {
        ...frame({
          title: "Digests",
          description: `Every issue of ${siteName}, as it was sent.`,
          address: "/digests",
          section: "/digests",
          freshness: undefined,
          alternates: [{ href: "/digests.atom", type: "application/atom+xml", text: `${siteName}: every issue` }],
        }),
        ...digestsPage(await store.listArchive(everything), siteName),
      });
    })
    .get("/digests.atom", async (request, response) => {
      const archive = (await store.listArchive(everything)).slice(0, IN_FEED);
      const issues = await Promise.all(
        archive.map(async ({ key }) => {
          const issue = await get({ key });
          return facts(issue, await store.listEntries(issue.id, { shownOnly: true }));
        }),
      );
      respond.document(request, response, "application/atom+xml; charset=utf-8", digestsFeed({ siteName, publicUrl, issues }));
    })
    .get(["/digests/:period", "/digests/:period/:key"], async (request, response) => {
      const { period = "", key } = request.params as { readonly period?: string; readonly key?: string };
      const issue = key === undefined ? await get({ kind: "weekly", period, profile: everything }) : await get({ key });
      const address = issueAddress(issue);
      if (request.path !== address) throw new AppError("not_found", NOT_COMPOSED);
      const page = digestPage(await facts(issue, await store.listEntries(issue.id, { shownOnly: false })));
      respond.page(request, response, "digest", {
        ...frame({
          title: page.heading,
          description: page.lede,
          address,
          section: "/digests",
          freshness: undefined,
          // An issue for one person's search is nobody else's to find.
          noindex: key !== undefined,
        }),
        ...page,
      });
    });
}
