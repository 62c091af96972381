import { toPmid, type Pmid } from "../../../src/domain/pmid.ts";
import type { Issue, IssueEntry } from "../../../src/domain/issue.ts";
import {
  everything,
  usualPreferences,
  type Preferences,
  type Profile,
  type Subscriber,
} from "../../../src/domain/subscription.ts";
import { toWeek } from "../../../src/domain/week.ts";
import type { Store } from "../../../src/store/ports.ts";

export const MONDAY = "2026-11-23T07:00:00.000Z";
export const TUESDAY = "2026-11-24T07:00:00.000Z";
export const NEXT_MONDAY = "2026-11-30T07:00:00.000Z";
export const W47 = toWeek("2026-W47");
export const W48 = toWeek("2026-W48");
export const act = { at: MONDAY, source: "test" } as const;

export const pmid = (number: number): Pmid => toPmid(String(number));
/** 32 bytes that stand for a hash. */
export const hash = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.padEnd(32, "-")));
const handleOf = (name: string) => name.padEnd(22, "x");

export function wishes(profile: Partial<Profile> = {}, rest: Partial<Preferences> = {}): Preferences {
  return { ...usualPreferences, ...rest, profile: { ...everything, ...profile } };
}

/** Somebody who is subscribed by hand at `at`. */
export function join(store: Store, name: string, preferences = wishes(), at = MONDAY): Promise<Subscriber> {
  const address = `${name}@example.org`;
  return store.addSubscriber({
    address,
    addressKey: address,
    addressHash: hash(address),
    handle: handleOf(name),
    preferences,
    act: { at, source: "test" },
  });
}

/** An issue of these studies, of which all are shown. */
export function publish(store: Store, pmids: readonly number[], issue: Partial<Issue> = {}): Promise<Issue> {
  const period = issue.period ?? "2026-W47";
  const profile = issue.profile ?? everything;
  return store.saveIssue(
    {
      kind: "weekly",
      period,
      key: `key ${period} ${JSON.stringify(profile)}`.slice(0, 60),
      profile,
      composedAt: MONDAY,
      from: "2026-11-16",
      to: "2026-11-22",
      total: pmids.length,
      shown: pmids.length,
      sync: { records: pmids.length },
      ...issue,
    },
    pmids.map(entry),
  );
}

export function entry(number: number): IssueEntry {
  const title = `Invented study ${number}`;
  return {
    pmid: pmid(number),
    titleHtml: title,
    titleText: title,
    authors: "Example A",
    journal: "J Inv",
    published: "2026",
    entered: "2026-11-18",
    reasons: ["Randomised trial"],
    section: "trials",
    status: [],
  };
}
