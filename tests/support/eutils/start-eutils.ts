import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { invalidKeyReply, rateLimitReply, tooLongReply } from "./error-replies.ts";
import { faultChooser, type FaultPlan } from "./faults.ts";
import { historyServer } from "./history-server.ts";
import { library as newLibrary, type EutilsRecord } from "./library.ts";
import { NCBI_RATE, rateLimiter, type RateLimit } from "./rate-limiter.ts";
import { bodyOf, requestParams, type RequestParams } from "./request-params.ts";
import { sendReply } from "./send-reply.ts";
import { answer } from "./utilities.ts";
import type { LoggedRequest } from "./request-log.ts";
import type { Reply } from "./reply.ts";
import type { Shelf } from "./shelf.ts";

export type EutilsOptions = {
  readonly records?: Iterable<EutilsRecord>;
  readonly port?: number;
  readonly rate?: Partial<RateLimit>;
  readonly faults?: FaultPlan;
  /** Today, for reldate and for records whose export says nothing of their entry. */
  readonly clock?: () => Date;
  /** Keys taken as valid; without it, every string of 36 hexadecimal digits, which is what NCBI's look like. */
  readonly apiKeys?: readonly string[];
  readonly historyLifetimeMs?: number;
};

export type EutilsServer = {
  /** Base address, ending in /entrez/eutils/. */
  readonly url: string;
  readonly log: readonly LoggedRequest[];
  readonly size: () => number;
  readonly setRecords: (records: Iterable<EutilsRecord>) => void;
  /** Adds a record, or puts a revised one in the place of its earlier self. Returns its PMID. */
  readonly addRecord: (record: EutilsRecord) => string;
  readonly deleteRecord: (pmid: string) => void;
  /** PubMed merges by dropping one PMID and keeping the other: asked for the first, it says nothing. */
  readonly mergeRecord: (dropped: string, kept: string) => void;
  readonly setFaults: (plan: FaultPlan) => void;
  readonly forgetHistory: () => void;
  readonly close: () => Promise<void>;
};

/** The longest address taken on GET; beyond it 414, as from NCBI's front end. */
const LONGEST_ADDRESS = 8_190;

/** E-utilities for PubMed on 127.0.0.1: the protocol, the manners and the misfortunes of the real ones, over records we hand it. */
export async function startEutils(options: EutilsOptions = {}): Promise<EutilsServer> {
  const clock = options.clock ?? (() => new Date());
  const rate = { ...NCBI_RATE, ...options.rate };
  const log: LoggedRequest[] = [];
  const history = historyServer(clock, options.historyLifetimeMs ?? 8 * 3_600_000);
  const limit = rateLimiter(rate);
  const omitted = new Set<string>();
  let library = newLibrary(clock);
  let chooser = faultChooser(options.faults ?? {});
  for (const record of options.records ?? []) library.add(record);

  const refusal = (request: IncomingMessage, params: RequestParams, entry: LoggedRequest): Reply | undefined => {
    const key = params.get("api_key");
    const { count, limit: allowed } = limit(entry.client, key !== undefined, entry.at);
    if (count > allowed) return rateLimitReply(entry.client, count, allowed);
    if ((request.url ?? "").length > LONGEST_ADDRESS) return tooLongReply();
    const known = key === undefined || (options.apiKeys?.includes(key) ?? /^[0-9a-f]{36}$/.test(key));
    return known ? undefined : invalidKeyReply(key);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = performance.now();
    const address = new URL(request.url ?? "/", "http://127.0.0.1");
    const form = request.method === "POST" ? new URLSearchParams(await bodyOf(request)) : new URLSearchParams();
    const params = requestParams(address.searchParams, form);
    const utility = /([a-z]+)\.fcgi$/.exec(address.pathname)?.[1] ?? "";
    const client = params.get("api_key") ?? request.socket.remoteAddress ?? "";
    const entry: LoggedRequest = { at, method: request.method ?? "", utility, client, params: params.whole, status: 0 };
    log.push(entry);

    const refused = refusal(request, params, entry);
    const shelf: Shelf = { library, history, clock };
    const usesHistory = params.get("query_key") !== undefined;
    const fault =
      refused === undefined ? chooser.next({ utility, json: params.get("retmode") === "json", usesHistory }) : undefined;
    if (fault !== undefined) entry.fault = fault;
    if (fault === "history-lost") history.forget();
    const omit = fault === "missing-pmids" ? leaveSomeOut(omitted) : (): boolean => false;
    const reply = refused ?? answer(utility, params, shelf, omit);
    const rateHeaders = {
      "X-RateLimit-Limit": String(params.get("api_key") === undefined ? rate.perSecond : rate.withKeyPerSecond),
    };
    const sending = {
      reply: { ...reply, headers: { ...rateHeaders, ...reply.headers } },
      fault,
      utility,
      delayMs: chooser.delayMs,
    };
    entry.status = await sendReply(request, response, sending);
  };

  const server = createServer({ maxHeaderSize: 1_048_576 }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/entrez/eutils/`,
    log,
    size: () => library.size(),
    setRecords(records) {
      library = newLibrary(clock);
      for (const record of records) library.add(record);
    },
    addRecord: (record) => library.add(record),
    deleteRecord: (pmid) => {
      library.remove(pmid);
    },
    mergeRecord: (dropped, kept) => {
      if (library.dates(kept) === undefined) throw new Error(`PMID ${kept} is not held, so ${dropped} cannot be merged into it`);
      library.remove(dropped);
    },
    setFaults: (plan) => {
      chooser = faultChooser(plan);
    },
    forgetHistory: history.forget,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** One record in seventeen, the first among them, each left out once only: asked for again, it is there. */
function leaveSomeOut(omitted: Set<string>): (pmid: string) => boolean {
  let seen = 0;
  return (pmid) => {
    if (omitted.has(pmid)) return false;
    seen += 1;
    if (seen % 17 !== 1) return false;
    omitted.add(pmid);
    return true;
  };
}
