import type { Revision, StoredStudy } from "../../store/ports.ts";
import type { StudyStatus } from "../../domain/study-status.ts";
import { standingQuestions } from "../../topic/questions.ts";
import { cardsHtml } from "../cards.ts";
import type { Card } from "../cards.ts";
import { stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import type { YearCount } from "../year-counts.ts";
import { yearBars } from "./charts.ts";
import { KINDS_OF_WORK } from "./kinds-of-work.ts";
import type { KindOfWork } from "./kinds-of-work.ts";
import type { Freshness } from "./freshness.ts";
import { studyAddress } from "./links.ts";
import { statusWords } from "./status-words.ts";
import { studyTitle } from "./title.ts";
import { capitalised, counted, day, listed, number, span } from "./words.ts";

/** A study that was here before and now must be read with other eyes. */
export type Turn = { readonly stored: StoredStudy; readonly kind: StudyStatus["kind"]; readonly at: string };

type HomeFacts = {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly week: { readonly total: number; readonly cards: readonly Card[] };
  /** The newest studies before this week; asked for only when the week is nearly empty. */
  readonly before: readonly Card[];
  readonly turns: readonly Turn[];
  readonly state: ReadingState;
  readonly years: readonly YearCount[];
  readonly freshness: Freshness;
};

/** Studies of one kind that are drawn; the rest are one link away. */
const MOST_SHOWN = 30;

export function homePage({ subject, from, to, week, before, turns, years, state, freshness }: HomeFacts) {
  const groups = byKind(week.cards);
  const more = week.total - week.cards.length;
  return {
    heading: `This week in ${subject}`,
    lede: lede(week, from, to, freshness),
    fresh: freshness,
    turns: turns.map(turn),
    groups: groups.map(({ kind, cards }) => ({
      id: kind.id,
      heading: kind.heading,
      folded: kind.folded,
      count: more > 0 ? "" : `${number(cards.length)} of ${number(week.total)}`,
      cardsHtml: cardsHtml(cards.slice(0, MOST_SHOWN)),
      rest: cards.length > MOST_SHOWN ? restOf(kind, { from, to, state }) : undefined,
    })),
    more:
      more > 0
        ? { href: stateAddress("/studies", state, { from, to }), text: `All ${number(week.total)} of this week` }
        : undefined,
    beforeHtml: cardsHtml(before),
    beforeHeading:
      freshness.state === "landmarks"
        ? "The studies that made the field"
        : week.total === 0
          ? "The newest so far"
          : "Before this week",
    all: "/studies",
    questions: standingQuestions.map(({ slug, question }) => ({ href: `/questions/${slug}`, question })),
    trials: trialsAYear(years),
  };
}

function restOf({ designs }: KindOfWork, { from, to, state }: Pick<HomeFacts, "from" | "to" | "state">) {
  const tag = designs.map((design) => `design:${design}`);
  return { href: stateAddress("/studies", state, { from, to, tag }), text: "All of this kind" };
}

function byKind(all: readonly Card[]) {
  return KINDS_OF_WORK.map((kind) => ({ kind, cards: all.filter((card) => card.kind === kind.id) })).filter(
    ({ cards }) => cards.length > 0,
  );
}

/** The small chart beside the week; nothing where no trial is known. */
function trialsAYear(years: readonly YearCount[]) {
  const bars = years.map(({ year, facets }, index) => ({
    label: String(year),
    value: facets.design?.find(({ value }) => value === "rct")?.count ?? 0,
    href: "",
    running: index === years.length - 1,
  }));
  if (bars.every(({ value }) => value === 0)) return undefined;
  return { svgHtml: yearBars("Randomised trials published a year", bars) };
}

function lede({ total, cards }: HomeFacts["week"], from: string, to: string, { state }: Freshness): string {
  if (total > 0) {
    const groups = byKind(cards).map(({ kind, cards: all }) => counted(all.length, kind.counted[0], kind.counted[1]));
    const entered = `${capitalised(counted(total, "study", "studies"))} entered PubMed between ${span(from, to).replace(" to ", " and ")}`;
    if (total > cards.length) return `${entered}; the newest ${number(cards.length)} are shown, by kind.`;
    return groups.length < 2 ? `${entered}.` : `${entered}: ${listed(groups)}.`;
  }
  const week = `Between ${span(from, to).replace(" to ", " and ")}`;
  switch (state) {
    case "complete":
      return `${week}, no new studies entered PubMed. Below are the newest before that.`;
    case "late":
    case "incomplete":
      return `${week}, no new studies have reached us, but the sync with PubMed is behind, so some may be missing.`;
    case "landmarks":
      return "The newest studies appear here as soon as the first sync with PubMed is done. Until then, here are citations of the studies that made the field.";
    case "never":
      return `${week}, no new studies are on file. They arrive with the first sync with PubMed.`;
  }
}

function turn({ stored, kind, at }: Turn) {
  const { titleHtml, titleLang } = studyTitle(stored.study);
  const { label, tone } = statusWords(kind);
  return { label, tone, titleHtml, titleLang, href: studyAddress(stored.study.pmid), at: day(at) };
}

/** The statuses that are news about a study one may have read. */
const TURNS = new Set<unknown>([
  "retracted",
  "expression-of-concern",
  "corrected",
  "republished",
  "has-update",
] satisfies StudyStatus["kind"][]);

/** Which statuses a revision added; none for a record that was new, however it stood when it came. */
export function gainedStatus(revision: Revision): readonly StudyStatus["kind"][] {
  const change = revision.kind === "changed" ? revision.changes.find(({ field }) => field === "status") : undefined;
  const before = kinds(change?.from);
  return kinds(change?.to).filter((kind) => !before.includes(kind));
}

function kinds(value: unknown): readonly StudyStatus["kind"][] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Partial<StudyStatus>[]).flatMap(({ kind }) => (kind !== undefined && TURNS.has(kind) ? [kind] : []));
}
