import type { Facts } from "../domain/facts.ts";
import type { Pmid } from "../domain/pmid.ts";
import type { Registration } from "../domain/registration.ts";
import type { Study } from "../domain/study.ts";
import type { TagOverride } from "../domain/tag-override.ts";
import type { Facet, Tag } from "../domain/tag.ts";
import type { PhraseLeaf, Plan } from "../search/plan.ts";
import type { StudyId } from "../search/tree.ts";
import type { Issues, Outbox, Subscriptions } from "./digest-ports.ts";
import type { Exports } from "./export-ports.ts";
import type { Receipt, RunKind, RunProgress, SyncRun, SyncWindow } from "../domain/sync-run.ts";

/**
 * What the use cases need of a store. Every method is one atomic unit of work and async, so that a second engine or
 * reader threads fit behind it. Times are ISO 8601 UTC with Z ("2026-11-23T04:17:00.000Z"), days are "2026-11-23".
 */
export type Store = StudyReads & StudyWrites & StudySearch & SyncLedger & Upkeep & Subscriptions & Issues & Outbox & Exports;

/** Where a record came from. A landmark is a citation that shipped with the topic and has not met PubMed yet. */
export type Origin = "pubmed" | "landmark" | "invented";

/** One record on its way in: `raw` is its XML exactly as received, `rawHash` the SHA-256 of it in hex. */
export type IncomingStudy = {
  readonly study: Study;
  readonly raw: string;
  readonly rawHash: string;
  readonly origin: Origin;
  /** Without it, a record that is new or changed in meaning stands untagged until `saveTagging`. */
  readonly tagging?: Tagging;
};

/** What the tagger said of a record, and the version of the vocabulary by which it said so. */
export type Tagging = { readonly tags: readonly Tag[]; readonly facts: Facts; readonly vocabulary: string };

export type ToRetag = { readonly pmid: Pmid; readonly study: Study; readonly changedAt: string };

export type TaggedAnew = { readonly pmid: Pmid; readonly tagging: Tagging; readonly changedAt?: string };

export type StoredStudy = {
  readonly study: Study;
  /** As readers see them: the tagger's, with the curators' word above them. Empty until the study is tagged. */
  readonly tags: readonly Tag[];
  readonly facts?: Facts;
  /** What curators said of its tags; absent where they said nothing. */
  readonly overrides?: readonly TagOverride[];
  readonly origin: Origin;
  /** Day of entry into PubMed, or the day we first saw it where PubMed's export does not say; a landmark's is the start of its publication. */
  readonly entered: string;
  readonly firstSeenAt: string;
  /** When the record last changed in meaning. */
  readonly changedAt: string;
  /** When PubMed was last asked for it. */
  readonly checkedAt?: string;
  readonly deletedAt?: string;
};

export type StudyFacts = Pick<StoredStudy, "tags" | "facts"> & {
  readonly pmid: Pmid;
  /** Plain text. */
  readonly title: string;
  /** As precise as known ("2024", "2024-03"), "" when unknown. */
  readonly published: string;
  readonly registrations: readonly Registration[];
};

/**
 * One field that changed, by meaning; values are JSON of the domain. A record's first revision has no changes.
 * Of "tags" only those that went (`from`) and came (`to`) are named, as "design:rct".
 */
export type FieldChange = { readonly field: keyof Study | "tags"; readonly from?: unknown; readonly to?: unknown };

export type Revision = {
  readonly pmid: Pmid;
  readonly at: string;
  /** `retagged`: the record stayed, its tags did not; in a study's own history only. */
  readonly kind: "new" | "changed" | "deleted" | "restored" | "retagged";
  readonly changes: readonly FieldChange[];
};

/** `replay`: the bytes came from our own store (reparse), so nothing is learnt about PubMed: checked, missing and deleted stay as they are. */
export type SaveOptions = { readonly replay?: boolean };

/** Each PMID of the batch once. A record that came back from deletion counts as changed, one that replaced a landmark as new. */
export type Saved = { readonly new: readonly Pmid[]; readonly changed: readonly Pmid[]; readonly unchanged: readonly Pmid[] };

export type ListRequest = {
  readonly sort: "newest" | "published";
  /** Entry days, inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly page: number;
  readonly perPage: number;
};

export type StudyReads = {
  /** Also finds deleted records, so that a page can answer 410. */
  findStudy(pmid: Pmid): Promise<StoredStudy | undefined>;
  /** The PMID that replaced this one, where known, followed to the end of the chain. */
  findReplacement(pmid: Pmid): Promise<Pmid | undefined>;
  /** Newest first by (entry day, PMID), or by publication date; `total` is exact. Deleted records are left out. */
  listStudies(request: ListRequest): Promise<{ readonly total: number; readonly studies: readonly StoredStudy[] }>;
  /** In the order asked; unknown and deleted ones are left out. */
  findStudies(pmids: readonly Pmid[]): Promise<readonly StoredStudy[]>;
  countStudies(): Promise<{ readonly total: number; readonly landmarksOnly: number; readonly deleted: number }>;
  /** Newest revision first. */
  listRevisions(pmid: Pmid): Promise<readonly Revision[]>;
  /** Studies that became retracted, corrected … or changed, newest first, for "what changed"; or those of one kind alone. */
  listChanges(request: {
    readonly limit: number;
    readonly since?: string;
    readonly kind?: Revision["kind"];
  }): Promise<readonly Revision[]>;
  /** Live studies whose record names this registry id, for whatever reason; the earliest publication first. */
  listNamingTrial(registration: string): Promise<readonly StoredStudy[]>;
  /** What is stated of these, in the order asked, without the studies themselves; unknown and deleted ones are left out. */
  listFacts(pmids: readonly Pmid[]): Promise<readonly StudyFacts[]>;
  /** All live studies in (entry day, PMID) order, in chunks, without holding a transaction open between chunks. */
  streamStudies(): AsyncIterable<StoredStudy>;
  /** The same as PubMed has them, without what we say of them: half the work, for exports. */
  streamDocuments(): AsyncIterable<Study>;
};

export type SearchSort = "newest" | "published" | "evidence" | "relevance";

/** A search as `understand` made it, narrowed by tags (values of one facet are OR-ed, facets AND-ed) and entry days. */
export type SearchRequest = {
  readonly plan: Plan;
  /** What relevance is measured by; needed for that order only. */
  readonly scored?: readonly PhraseLeaf[];
  readonly tags?: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Entry days, inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly sort: SearchSort;
  /** A search that costs more is refused with a sentence; what it found so far is kept, so that asking again gets further. */
  readonly budgetMs?: number;
};

/** Every value that the search finds, and chosen ones also where it finds none; each as if its own facet were not narrowed. Most studies first. */
export type FacetCounts = Readonly<Partial<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>>;

export type SearchAnswer = {
  /** Exact. */
  readonly total: number;
  /** One page, in order. */
  readonly studies: readonly StoredStudy[];
  readonly facets: FacetCounts;
  /** Ids that were asked for and are not here. */
  readonly missingIds: readonly StudyId[];
};

export type SimilarStudy = {
  readonly stored: StoredStudy;
  /** Most telling first; `name` as this study prints it. */
  readonly shares: readonly { readonly kind: "trial" | "mesh" | "word"; readonly name: string }[];
};

/** A search as a reader stated it, with how it was understood on the day. */
export type FrozenState = {
  readonly at: string;
  readonly text: string;
  readonly translation: string;
  readonly tags: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly sort: SearchSort;
};

export type FrozenSearch = {
  /** Ten letters and figures, made of the search and what it found. */
  readonly id: string;
  readonly search: FrozenState;
  /** In the order of the day, deleted records included. */
  readonly pmids: readonly Pmid[];
};

export type StudySearch = {
  searchStudies(request: SearchRequest & { readonly page: number; readonly perPage: number }): Promise<SearchAnswer>;
  /** All that a search finds, in its order. */
  searchPmids(request: SearchRequest): Promise<readonly Pmid[]>;
  /** The same as whole studies, read in chunks as they are taken. */
  streamFound(request: SearchRequest): AsyncIterable<Study>;
  /** For each word that stands in no study, the word of ours most like it, where one is. */
  suggestWords(words: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Studies that share most with one: the same trial, rare MeSH headings, rare words of the title; each with what it shares. */
  similarStudies(pmid: Pmid, limit: number): Promise<readonly SimilarStudy[]>;
  /** Keeps what a search finds now for ever; the same search frozen twice at one moment is one. */
  freezeSearch(search: FrozenState, request: SearchRequest): Promise<FrozenSearch>;
  findFrozen(id: string): Promise<FrozenSearch | undefined>;
};

type StudyWrites = {
  /** SHA-256 of the stored raw record for each PMID that has one: equal means the record need not even be parsed. */
  findRawHashes(pmids: readonly Pmid[]): Promise<ReadonlyMap<Pmid, string>>;
  /**
   * Saves a batch whole or not at all, with a revision row for each new or changed (by meaning) record. Restores deleted ones.
   * A stale copy (earlier PMID Version, or earlier DateRevised within one) and a landmark that PubMed's record has replaced
   * change nothing and count as unchanged. A `raw` of "" means there is none (landmarks).
   */
  saveStudies(batch: readonly IncomingStudy[], at: string, options?: SaveOptions): Promise<Saved>;
  /** Stored studies that another vocabulary tagged, or none; without a version, all. Deleted ones too: they may come back. */
  countToRetag(vocabulary?: string): Promise<number>;
  streamToRetag(vocabulary?: string): AsyncIterable<ToRetag>;
  /**
   * Tags studies anew; those unknown, or changed since `changedAt`, are left out. Where tags came or went, a revision says
   * so. Answers those of which readers see something different.
   */
  saveTagging(batch: readonly TaggedAnew[], at: string): Promise<readonly Pmid[]>;
  /** Puts a curator's word above the tagger's; a later word on the same value replaces the earlier. False: no such study. */
  overrideTags(pmid: Pmid, overrides: readonly TagOverride[], at: string): Promise<boolean>;
  /** Takes a curator's word back: what the tagger says stands again. False: no such study. */
  withdrawOverrides(pmid: Pmid, named: readonly Pick<TagOverride, "facet" | "value">[], at: string): Promise<boolean>;
  /** Records that PubMed still holds these, unchanged; clears their miss count; restores them if they were deleted. */
  touchStudies(pmids: readonly Pmid[], at: string): Promise<void>;
  /** Replays every stored raw record through a better parser. Keeps first-seen and checked times. */
  streamRaw(): AsyncIterable<{ readonly pmid: Pmid; readonly raw: string; readonly origin: Origin }>;
};

/** A record that could not be read: kept with its bytes so that nothing is lost. */
export type Quarantined = {
  readonly pmid?: Pmid;
  readonly reason: string;
  readonly raw: string;
  readonly at: string;
};

export type SyncLedger = {
  /** Takes the named lease, or says who holds it and until when. A lease not renewed within `ttlMs` is free again. */
  takeLease(request: {
    readonly name: string;
    readonly holder: string;
    readonly now: string;
    readonly ttlMs: number;
  }): Promise<{ readonly taken: boolean; readonly holder: string; readonly until: string }>;
  /** False when the lease was lost meanwhile: the caller must stop writing. */
  renewLease(request: {
    readonly name: string;
    readonly holder: string;
    readonly now: string;
    readonly ttlMs: number;
  }): Promise<boolean>;
  releaseLease(request: { readonly name: string; readonly holder: string }): Promise<void>;

  /**
   * Claims the right to send one request now, shared by every process on this database. Answers 0 when claimed,
   * otherwise the milliseconds to wait before asking again. `now` is epoch milliseconds, `gapMs` the least distance.
   */
  claimRequestSlot(request: { readonly now: number; readonly gapMs: number }): Promise<number>;

  startRun(run: {
    readonly kind: RunKind;
    readonly query: string;
    readonly startedAt: string;
    readonly holder: string;
  }): Promise<number>;
  reportProgress(runId: number, progress: RunProgress): Promise<void>;
  finishRun(runId: number, receipt: Receipt, finishedAt: string): Promise<void>;
  /** Newest first. A run whose process died is shown as incomplete once its lease is gone. */
  listRuns(limit: number): Promise<readonly SyncRun[]>;
  lastCompleteRun(kind?: RunKind): Promise<SyncRun | undefined>;

  /** The last day proven complete for this stream (`crdt` or `mdat`) and query; absent before the first proof. */
  findWatermark(stream: string, query: string): Promise<string | undefined>;
  /** Only ever forward; an earlier day changes nothing. */
  moveWatermark(stream: string, query: string, day: string): Promise<void>;

  /** Windows of an unfinished sweep that were proven complete; a later run of the same sweep skips them. */
  listProvenWindows(sweep: string): Promise<readonly SyncWindow[]>;
  recordProvenWindow(sweep: string, window: SyncWindow, at: string): Promise<void>;
  forgetProvenWindows(sweep: string): Promise<void>;

  quarantine(record: Quarantined): Promise<void>;
  listQuarantined(): Promise<readonly Quarantined[]>;
  /** Called when the record arrived whole after all. */
  releaseFromQuarantine(pmids: readonly Pmid[]): Promise<void>;

  /** Counts one more sweep in which PubMed did not return these; answers each one's count. Landmarks and unknown PMIDs count too. */
  recordMissing(pmids: readonly Pmid[], at: string): Promise<ReadonlyMap<Pmid, number>>;
  listMissing(): Promise<readonly { readonly pmid: Pmid; readonly sweeps: number; readonly firstAt: string }[]>;
  /** Answers those that were live until now. None is missing or in quarantine any more: PubMed owes it no longer. */
  markDeleted(pmids: readonly Pmid[], at: string): Promise<readonly Pmid[]>;
  /** PubMed joined `pmid` to `into`, whatever it said before. Does not delete the old record: that is markDeleted's. */
  recordReplacement(pmid: Pmid, into: Pmid, at: string): Promise<void>;
  /** Live records PubMed was asked about before `before` (or never), the longest unasked first. */
  listStale(request: { readonly before: string; readonly limit: number }): Promise<readonly Pmid[]>;
};

export type Upkeep = {
  /** Online copy to a new file; refuses to overwrite. */
  backup(file: string): Promise<void>;
  /** Empty when the database and its full-text index are sound; otherwise what is wrong, a line each. */
  checkIntegrity(): Promise<readonly string[]>;
  /** WAL checkpoint, planner statistics, index merge. */
  tidy(): Promise<void>;
  /**
   * Changes whenever what readers see changes (studies, a finished run), from any process; stays the same over restarts:
   * key caches and ETags on it.
   */
  dataVersion(): Promise<string>;
  close(): Promise<void>;
};
