import { Router } from "express";
import type { Pmid } from "../../domain/pmid.ts";
import { currentFreshness } from "../current-freshness.ts";
import type { WebNeeds } from "../needs.ts";
import { gainedStatus, homePage } from "../pages/home-page.ts";
import type { Turn } from "../pages/home-page.ts";
import { readState } from "../params.ts";
import { createMemory } from "../remember.ts";
import type { Room } from "../room.ts";

/** Today and the six days before it, in UTC, as PubMed dates its entries. */
const DAYS = 7;
const MOST = 200;
/** Years of the small chart of trials. */
const YEARS = 12;
/** When the week brought fewer than this, the newest of before follow. */
const FEW = 5;
const MOST_BEFORE = 12;
const MOST_CHANGES = 500;
const MOST_TURNS = 20;

/** Who entered this week, and the newest of before where these are few. */
type Entered = {
  readonly week: { readonly total: number; readonly pmids: readonly Pmid[] };
  readonly before: readonly Pmid[];
};

export function homeRoute({ needs, respond, frame, yearCounts, cards }: Room): Router {
  const { store, clock, subject, siteName } = needs;
  const entered = createMemory<Entered>(needs, { maxBytes: 2, bytesOf: () => 1 });
  const turnsSince = createMemory<readonly Turn[]>(needs, { maxBytes: 2, bytesOf: () => 1 });

  const enteredUpTo = async (to: string, from: string): Promise<Entered> => {
    const week = await store.listPmids({ sort: "newest", from, to, page: 1, perPage: MOST });
    if (week.total >= FEW) return { week, before: [] };
    const { pmids } = await store.listPmids({ sort: "newest", to: isoDay(clock(), DAYS), page: 1, perPage: MOST_BEFORE });
    return { week, before: pmids };
  };

  return Router().get("/", async (request, response) => {
    const to = isoDay(clock(), 0);
    const from = isoDay(clock(), DAYS - 1);
    const [freshness, { week, before }, turns, years] = await Promise.all([
      currentFreshness(needs),
      entered(to, () => enteredUpTo(to, from)),
      turnsSince(from, () => recentTurns(needs, from)),
      yearCounts(clock().getUTCFullYear() - YEARS + 1),
    ]);

    respond.page(request, response, "home", {
      ...frame({
        title: siteName,
        description: `What entered PubMed this week: ${subject}, with corrections and retractions.`,
        address: "/",
        section: "/",
        freshness: undefined,
      }),
      ...homePage({
        subject,
        from,
        to,
        week: { total: week.total, cards: await cards.find(week.pmids) },
        before: await cards.find(before),
        turns,
        years,
        state: readState({}),
        freshness,
      }),
    });
  });
}

/** Retractions and corrections of studies that were here before, the newest first, each study once for each kind. */
async function recentTurns({ store }: Pick<WebNeeds, "store">, since: string): Promise<readonly Turn[]> {
  const changes = await store.listChanges({ limit: MOST_CHANGES, since });
  const gained = changes.flatMap((revision) =>
    gainedStatus(revision).map((kind) => ({ pmid: revision.pmid, at: revision.at, kind })),
  );
  const turns: Turn[] = [];
  for (const { pmid, at, kind } of gained.slice(0, MOST_TURNS)) {
    const stored = await store.findStudy(pmid);
    // What was taken back meanwhile is no news.
    if (stored?.study.status.some((status) => status.kind === kind) === true) turns.push({ stored, kind, at });
  }
  return turns;
}

function isoDay(now: Date, daysAgo: number): string {
  return new Date(now.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}
