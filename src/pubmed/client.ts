import type { Pmid } from "../domain/pmid.ts";
import type { SyncWindow } from "../domain/sync-run.ts";
import type { Clock } from "./clock.ts";
import { faultOfStatus, obeyingRetryAfter, type Outcome } from "./failure.ts";
import { readFetchReply } from "./fetch-reply.ts";
import { http, type Timeouts, TIMEOUTS } from "./http.ts";
import type { Pace } from "./pace.ts";
import { PATIENCE, type Patience, persist, type Tally } from "./persist.ts";
import { readSearchReply, SEARCH_LIMIT, type SearchResult } from "./search-reply.ts";
import { type Slice, slicedTerm, sliceName } from "./term.ts";
import { planWindows } from "./windows.ts";

export type { SearchResult, Slice };

type SearchRequest = { readonly term: string; readonly window?: Slice; readonly signal?: AbortSignal };
type Batch =
  | { readonly ids: readonly Pmid[] }
  | { readonly webEnv: string; readonly queryKey: string; readonly start: number; readonly count: number };

/** E-utilities as the rest of the program sees them. Every method throws AppError("unavailable" | "invalid") or the signal's reason. */
export type Eutils = {
  /** All ids when `count` ≤ 9,999, proven to be as many as PubMed says there are. */
  search(request: SearchRequest): Promise<SearchResult>;
  count(request: SearchRequest): Promise<number>;
  /** Windows of at most 9,999 records that together are `span`, oldest first, with counts proven to add up. */
  windows(request: {
    readonly term: string;
    readonly span: Slice;
    readonly signal?: AbortSignal;
  }): AsyncGenerator<SyncWindow, void, undefined>;
  /** The records' XML, in pieces. PMIDs that PubMed does not have are simply not in it. */
  fetch(batch: Batch, signal?: AbortSignal): AsyncGenerator<string, void, undefined>;
  /** Which of these PMIDs PubMed still has. */
  exists(ids: readonly Pmid[], signal?: AbortSignal): Promise<ReadonlySet<Pmid>>;
  /** Running totals since this client was made; a client is cheap, so make one per run. */
  readonly tally: Readonly<Tally>;
  readonly close: () => Promise<void>;
};

export type EutilsSettings = {
  readonly baseUrl: string;
  readonly email?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: { warn(fields: object, message: string): void };
  readonly timeouts?: Timeouts;
  readonly patience?: Patience;
};

const MAX_REPLY_BYTES = 64 * 2 ** 20;
const EXISTS_BATCH = 200;

export function eutilsClient(settings: EutilsSettings): Eutils {
  const { pace, clock, random, log, timeouts = TIMEOUTS, patience = PATIENCE } = settings;
  const wire = http({ timeouts, maxBytes: MAX_REPLY_BYTES });
  const base = new URL(settings.baseUrl.replace(/\/*$/, "/"));
  const tally: Tally = { requests: 0, retries: 0 };

  /** One question, asked until it is answered; `read` judges the body, because success is never in the status alone. */
  function ask<T>(
    program: string,
    what: string,
    form: Form,
    read: (body: string) => Outcome<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const body = new URLSearchParams({ db: "pubmed", ...form, ...identity(settings) });
    const attempt = async (): Promise<Outcome<T>> => {
      await pace.turn(signal);
      tally.requests++;
      const reply = await wire.post(new URL(program, base), body, signal);
      return obeyingRetryAfter(faultOfStatus(reply) ?? read(reply.body), reply, clock.now());
    };
    return persist(`${program} ${what}`.trim(), attempt, { clock, random, tally, patience, log, signal });
  }

  function esearch({ term, window, signal }: SearchRequest, retmax: number): Promise<SearchResult> {
    const history: Form = retmax === 0 ? {} : { usehistory: "y" };
    const form = { term: slicedTerm(term, window), retmode: "json", retmax: String(retmax), ...history };
    return ask("esearch.fcgi", window ? sliceName(window) : "", form, (body) => readSearchReply(body, retmax), signal);
  }

  async function count(request: SearchRequest): Promise<number> {
    return (await esearch(request, 0)).count;
  }

  return {
    search: (request) => esearch(request, SEARCH_LIMIT),
    count,
    windows: ({ term, span, signal }) => planWindows(span, (window) => count({ term, window, ...(signal && { signal }) })),

    // A batch is read whole and checked before any of it is handed on: a reply that breaks off is asked for again, and nothing
    // downstream ever sees half of one. 200 records are about 3 MB, so memory stays bounded by the batch.
    async *fetch(batch, signal) {
      const [what, form] = fetchForm(batch);
      yield await ask("efetch.fcgi", what, { ...form, retmode: "xml" }, readFetchReply, signal);
    },

    async exists(ids, signal) {
      const found = new Set<Pmid>();
      for (let start = 0; start < ids.length; start += EXISTS_BATCH) {
        const asked = ids.slice(start, start + EXISTS_BATCH);
        const term = asked.map((id) => `${id}[uid]`).join(" OR ");
        const answer = new Set((await esearch({ term, ...(signal && { signal }) }, SEARCH_LIMIT)).ids);
        for (const id of asked) if (answer.has(id)) found.add(id);
      }
      return found;
    },

    tally,
    close: () => wire.close(),
  };
}

type Form = Readonly<Record<string, string>>;

/** NCBI asks every caller to say who it is (NBK25497); the key goes with the form and is never logged. */
function identity({ email, apiKey }: EutilsSettings): Form {
  return {
    tool: "ketamine-digest",
    ...(email === undefined ? {} : { email }),
    ...(apiKey === undefined ? {} : { api_key: apiKey }),
  };
}

function fetchForm(batch: Batch): readonly [string, Form] {
  if ("ids" in batch) return [`${batch.ids.length} ids`, { id: batch.ids.join(",") }];
  const { webEnv, queryKey, start, count } = batch;
  return [
    `records ${start} to ${start + count - 1}`,
    { WebEnv: webEnv, query_key: queryKey, retstart: String(start), retmax: String(count) },
  ];
}
