import type { Correction, Issue, IssueEntry, IssueKind } from "../domain/issue.ts";
import type { Pmid } from "../domain/pmid.ts";
import type { Preferences, Profile, Subscriber, SubscriberState } from "../domain/subscription.ts";
import type { Week } from "../domain/week.ts";
import type { StoredStudy } from "./ports.ts";

/** Who did it and how: "form", "mail link", "one-click", "command", "bounce"; with the prefix of the network where there was one. */
export type Act = { readonly at: string; readonly source: string };

export type Consent = Act & { readonly act: string; readonly preferences?: Preferences };

export type SubscriptionRequest = {
  readonly id: number;
  readonly address: string;
  readonly addressKey: string;
  readonly preferences: Preferences;
  readonly source: string;
  readonly at: string;
  readonly attempts: number;
};

export type ConfirmationToken = {
  readonly subscriber: Subscriber;
  readonly preferences: Preferences;
  readonly expiresAt: string;
  readonly usedAt?: string;
};

export type Subscriptions = {
  /** Made once with the database: what signs links, and the salt for suppressed addresses. */
  readLinkKeys(): Promise<{ readonly signingKey: Uint8Array; readonly salt: Uint8Array }>;

  /** One insert, the same for every address: the answer cannot tell who is known. */
  recordRequest(request: Omit<SubscriptionRequest, "id" | "attempts">): Promise<void>;
  /** The requests that are due, each put off until `leaseUntil` so that no other process works on it. */
  claimRequests(claim: {
    readonly now: string;
    readonly leaseUntil: string;
    readonly limit: number;
  }): Promise<readonly SubscriptionRequest[]>;
  /**
   * Makes the subscriber where there is none (pending) and stores the token's hash; or says why no mail may go:
   * the address is suppressed, or `most` mails went to it since `since`.
   */
  prepareConfirmation(preparation: {
    readonly request: SubscriptionRequest;
    readonly handle: string;
    readonly addressHash: Uint8Array;
    readonly tokenHash: Uint8Array;
    readonly expiresAt: string;
    readonly at: string;
    readonly since: string;
    readonly most: number;
  }): Promise<{ readonly kind: "send"; readonly subscriber: Subscriber } | { readonly kind: "suppressed" | "limited" }>;
  finishRequest(id: number, outcome: "sent" | "suppressed" | "limited" | "failed"): Promise<void>;
  postponeRequest(id: number, dueAt: string): Promise<void>;

  findToken(hash: Uint8Array): Promise<ConfirmationToken | undefined>;
  /** Uses the token, makes the subscriber active with its preferences, and records the consent; false when it was used or has expired. */
  useToken(hash: Uint8Array, act: Act): Promise<boolean>;

  findSubscriber(by: { readonly handle: string } | { readonly addressKey: string }): Promise<Subscriber | undefined>;
  /** By hand (`subscribers add --confirmed`): active at once, and no longer suppressed. */
  addSubscriber(person: {
    readonly address: string;
    readonly addressKey: string;
    readonly addressHash: Uint8Array;
    readonly handle: string;
    readonly preferences: Preferences;
    readonly act: Act;
  }): Promise<Subscriber>;
  changePreferences(id: number, preferences: Preferences, act: Act): Promise<void>;
  /** Answers whether that changed anything; queued deliveries of one who left or is suppressed are skipped. */
  changeState(id: number, state: SubscriberState, act: Act): Promise<boolean>;
  /** Suppresses an address for good, whether or not it still subscribes. Answers whether it was not suppressed before. */
  suppressAddress(address: { readonly key: string; readonly hash: Uint8Array }, reason: string, act: Act): Promise<boolean>;
  /**
   * Counts a soft bounce, once for each `mark` (what identifies the report); answers how many came in a row. They are forgotten when a
   * mail goes out and nothing came back of the one before it: a relay that takes everything proves nothing yet.
   */
  countSoftBounce(id: number, report: { readonly mark: string; readonly at: string }): Promise<number>;
  /** The address, the wishes and the consents go; what was delivered stays as numbers. False when it was erased before. */
  eraseSubscriber(id: number): Promise<boolean>;
  /** Those never confirmed since `before`, and requests as old. */
  forgetUnconfirmed(before: string): Promise<number>;

  listSubscribers(): Promise<readonly Subscriber[]>;
  countSubscribers(): Promise<Readonly<Record<SubscriberState, number>>>;
  listConsents(id: number): Promise<readonly Consent[]>;
  listDeliveriesOf(id: number): Promise<readonly SentIssue[]>;
};

export type SentIssue = {
  readonly kind: IssueKind;
  readonly period: string;
  readonly state: DeliveryState;
  readonly finishedAt?: string;
  readonly pmids: readonly Pmid[];
};

export type Edition = {
  readonly week: Week;
  readonly composedAt?: string;
  readonly waitingSince?: string;
  readonly waitingFor?: string;
  readonly closedAt?: string;
  readonly warnedAt?: string;
};

export type ArchiveIssue = Pick<Issue, "kind" | "period" | "key" | "composedAt" | "from" | "to" | "total">;

export type Issues = {
  findEdition(week: Week): Promise<Edition | undefined>;
  /** Newest first. */
  listEditions(limit: number): Promise<readonly Edition[]>;
  /** The week cannot be composed yet; the first reason's time stands. */
  recordWaiting(week: Week, reason: string, at: string): Promise<void>;
  markEdition(week: Week, mark: { readonly closedAt: string } | { readonly warnedAt: string }): Promise<void>;
  /**
   * Freezes which studies are the week's news, once: live, not a landmark, in no other week, entered by `to`, and entered since
   * `from` or first seen after an earlier week was closed (then entered since `notBefore`). A week that is frozen stays as it is.
   */
  freezeEdition(edition: {
    readonly week: Week;
    readonly from: string;
    readonly to: string;
    readonly notBefore: string;
    readonly at: string;
  }): Promise<void>;
  /** What freezeEdition would choose. */
  previewEdition(edition: {
    readonly week: Week;
    readonly from: string;
    readonly to: string;
    readonly notBefore: string;
  }): Promise<readonly Pmid[]>;
  /** The frozen studies of these weeks that are still live, as they are now. */
  listEditionStudies(weeks: readonly Week[]): Promise<readonly StoredStudy[]>;

  /** Saves an issue with its entries; the one that was there before for (kind, period, profile) wins. */
  saveIssue(issue: Omit<Issue, "id">, entries: readonly IssueEntry[]): Promise<Issue>;
  findIssue(
    by: { readonly kind: IssueKind; readonly period: string; readonly profile: Profile } | { readonly key: string },
  ): Promise<Issue | undefined>;
  getIssue(id: number): Promise<Issue>;
  listEntries(issueId: number, request: { readonly shownOnly: boolean }): Promise<readonly IssueEntry[]>;
  /** Weekly issues of the profile that wants everything, newest first. */
  listArchive(profile: Profile): Promise<readonly ArchiveIssue[]>;

  /** Looks through the revisions since the last look for studies that became retracted, corrected …; keeps each as a correction. */
  collectCorrections(): Promise<number>;
  /** By id. */
  listCorrections(ids: readonly number[]): Promise<readonly Correction[]>;
  /** Those that befell entries of any of the profile's archived issues, in a span of time. */
  listCorrectionsBetween(span: { readonly after: string; readonly until: string }): Promise<readonly Correction[]>;
};

export type DeliveryState = "queued" | "claimed" | "handing-over" | "sent" | "failed" | "skipped";

/** What differs from the issue for one person: studies they had before, and corrections they must hear. */
export type Variant = { readonly omit: readonly Pmid[]; readonly tell: readonly number[] };

export type Delivery = {
  readonly id: number;
  readonly issueId: number;
  readonly attempts: number;
  readonly variant: Variant;
  readonly doubtful: boolean;
  readonly subscriber: Subscriber;
};

export type Outcome =
  | { readonly id: number; readonly kind: "sent"; readonly answer: string; readonly at: string }
  | { readonly id: number; readonly kind: "failed" | "skipped"; readonly answer: string; readonly at: string }
  | { readonly id: number; readonly kind: "retry"; readonly answer: string; readonly dueAt: string; readonly doubtful: boolean };

/** A delivery that is not over: not tried yet, or to be tried again. */
export type WaitingDelivery = {
  readonly address: string;
  readonly kind: IssueKind;
  readonly period: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly dueAt: string;
  /** What the server said last. */
  readonly answer?: string;
};

export type DeliveryCounts = Readonly<Record<DeliveryState, number>> & { readonly doubtful: number };

export type Outbox = {
  /** Profiles that active subscribers of this rhythm have, who confirmed before `confirmedBefore`. */
  listProfiles(request: {
    readonly rhythm: Preferences["rhythm"];
    readonly confirmedBefore: string;
  }): Promise<readonly Profile[]>;
  /**
   * One ledger row for each active subscriber of the issue's profile and rhythm who has none, with what they had before left out and
   * what befell studies they were sent. Answers how many rows were added.
   */
  queueDeliveries(request: { readonly issue: Issue; readonly confirmedBefore: string; readonly at: string }): Promise<number>;
  /** What queueDeliveries would add. */
  previewDeliveries(request: {
    readonly issue: Issue;
    readonly entries: readonly Pmid[];
    readonly confirmedBefore: string;
  }): Promise<readonly { readonly subscriber: Subscriber; readonly variant: Variant }[]>;
  /** Retractions that somebody who asked to hear at once has not heard of. */
  listUntoldRetractions(): Promise<readonly Correction[]>;
  /** A ledger row for each of them. */
  queueAlert(request: { readonly issue: Issue; readonly correctionId: number; readonly at: string }): Promise<number>;

  /** Frees what dead processes held: claimed rows as they were, rows being handed over as doubtful. */
  releaseExpired(now: string): Promise<{ readonly claimed: number; readonly doubtful: number }>;
  claimDeliveries(claim: {
    readonly holder: string;
    readonly now: string;
    readonly leaseUntil: string;
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  /** Just before the last byte: from here on the message may arrive. Those whose lease was lost, or who left, are not in the answer. */
  markHandingOver(ids: readonly number[], holder: string, leaseUntil: string): Promise<readonly number[]>;
  recordOutcomes(outcomes: readonly Outcome[]): Promise<void>;
  /** Puts claimed rows back that were not tried, or found no server: no attempt is counted. */
  returnDeliveries(ids: readonly number[], dueAt: string): Promise<void>;
  /** In the order in which they are due. */
  listWaiting(): Promise<readonly WaitingDelivery[]>;
  /** When the next queued row is due. */
  nextDue(): Promise<string | undefined>;
  countDeliveries(period?: { readonly kind: IssueKind; readonly period: string }): Promise<DeliveryCounts>;
  listFailures(limit: number): Promise<readonly { readonly period: string; readonly answer: string; readonly at: string }[]>;
};
