import type { Issues, Outbox, Subscriptions } from "../store/digest-ports.ts";
import type { Exports } from "../store/export-ports.ts";
import type { Store, StudySearch } from "../store/ports.ts";

/** What the pages need of the rest of the program; built in wiring.ts. */
export type WebNeeds = {
  readonly store: WebStore;
  readonly siteName: string;
  /** What the site follows, as it stands in a sentence: "ketamine and depression research". */
  readonly subject: string;
  /** Absolute address without a trailing slash. */
  readonly publicUrl: string;
  /** Marks every page "Demonstration: invented studies". */
  readonly invented: boolean;
  readonly clock: () => Date;
  readonly log: WebLog;
  readonly syncState: () => SyncState;
  readonly version: string;
  /** The folder `views/`, with a trailing slash. */
  readonly views: URL;
  /** How much memory ready answers may take; 0 turns the front cache off. */
  readonly cacheBytes: number;
  /** For a server that lives long: what takes long to begin is begun so long after its start, not when the first reader needs it. */
  readonly prepareAfterMs?: number;
  /** Whose X-Forwarded-For is believed: nobody's, that of so many proxies in front, or of those with these addresses. */
  readonly trustProxy?: false | number | readonly string[];
  /** Bearer token of the admin addresses; without it they answer 404. */
  readonly adminToken?: string | undefined;
  /** Somebody asked to subscribe: a confirmation mail waits to be sent. */
  readonly onSubscribe?: () => void;
};

export type WebStore = StudySearch &
  Subscriptions &
  Issues &
  Exports &
  Pick<Outbox, "countDeliveries"> &
  Pick<
    Store,
    | "findStudy"
    | "findStudies"
    | "findReplacement"
    | "listPmids"
    | "countStudies"
    | "listRevisions"
    | "listChanges"
    | "listRuns"
    | "lastCompleteRun"
    | "listMissing"
    | "listQuarantined"
    | "dataVersion"
    | "listNamingTrial"
    | "listFacts"
    | "listBriefs"
    | "listStated"
    | "listRegistered"
  >;

/** What only the running process knows about syncing; what was done stands in the store. */
export type SyncState = {
  /** False where this process serves pages only. */
  readonly scheduled: boolean;
  /** ISO 8601 UTC; when the timetable starts the next sync. */
  readonly next?: string;
};

/** The part of a pino logger that is used here: fields, then a word or two. */
export type WebLog = {
  readonly debug: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
};
