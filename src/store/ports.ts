import type { Facts } from "../domain/facts.ts";
import type { Pmid } from "../domain/pmid.ts";
import type { Registration } from "../domain/registration.ts";
import type { Study } from "../domain/study.ts";
import type { TagOverride } from "../domain/tag-override.ts";
import type { Tag } from "../domain/tag.ts";
import type { Issues, Outbox, Subscriptions } from "./digest-ports.ts";
import type { Exports } from "./export-ports.ts";
import type { StudySearch } from "./search-ports.ts";
import type { SyncLedger } from "./sync-ports.ts";

export type {
  SearchSort,
  SearchRequest,
  FacetCounts,
  SearchAnswer,
  SearchPage,
  SimilarStudy,
  FrozenState,
  FrozenSearch,
  StudySearch,
} from "./search-ports.ts";
export type { Quarantined, SyncLedger } from "./sync-ports.ts";

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

/** The same in brief, for thousands: tags without their words, and the ids under which the study's own trial is registered. */
export type StudyBrief = Pick<StudyFacts, "pmid" | "published" | "tags"> & { readonly ownTrials: readonly string[] };

/** One value that studies state: a fact, the first of their doses, or when they were published (yyyymmdd, noughts where not known). */
export type Said = Pick<
  Partial<Facts>,
  "participants" | "sessions" | "comparator" | "primaryScale" | "blinding" | "maskingChecked"
> & {
  readonly published?: number;
  readonly dose?: { readonly amount: number; readonly unit: string };
};

export type StatedName = "published" | "participants" | "dose" | "sessions" | "comparator" | "primaryScale" | "masking";

export type StatedValue = { readonly said: Said; readonly pmids: readonly Pmid[] };

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
  listPmids(request: ListRequest): Promise<{ readonly total: number; readonly pmids: readonly Pmid[] }>;
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
  listBriefs(pmids: readonly Pmid[]): Promise<readonly StudyBrief[]>;
  /** Every value that is stated of one thing, with all studies that state it, deleted ones too. */
  listStated(name: StatedName): Promise<readonly StatedValue[]>;
  /** Studies that name any trial's registry id, for whatever reason. */
  listRegistered(): Promise<readonly Pmid[]>;
  /** All live studies in (entry day, PMID) order, in chunks, without holding a transaction open between chunks. */
  streamStudies(): AsyncIterable<StoredStudy>;
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

export type Upkeep = {
  /** Online copy to a new file; refuses to overwrite. */
  backup(file: string): Promise<void>;
  /** Empty when the database and its full-text index are sound; otherwise what is wrong, a line each. */
  checkIntegrity(): Promise<readonly string[]>;
  /** WAL checkpoint, planner statistics, index merge. */
  tidy(): Promise<void>;
  /**
   * Changes whenever what readers see changes (studies, a finished run), from any process; stays the same over restarts:
   * key caches and ETags on it. While one run writes it changes at most every two seconds, and at once when the run is over.
   */
  dataVersion(): Promise<string>;
  close(): Promise<void>;
};
