/**
 * What one try at a request came to. `retry` is a fault that may pass, `unreachable` one where nobody answered at all,
 * `refused` PubMed's own no, which asking again would not change; `reason` is the end of a sentence that starts "PubMed".
 */
export type Outcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "retry"; readonly reason: string; readonly afterMs?: number }
  | { readonly kind: "unreachable"; readonly reason: string }
  | { readonly kind: "refused"; readonly reason: string };

export type Fault = Exclude<Outcome<never>, { kind: "done" }>;

/** A whole reply, whatever its status; `retryAfter` is the header, verbatim. */
export type Reply = { readonly status: number; readonly retryAfter?: string; readonly body: string };

const UNREACHABLE: Readonly<Record<string, string>> = {
  ENOTFOUND: "could not be found (no network, or a wrong EUTILS_URL)",
  EAI_AGAIN: "could not be found (no network, or the name server is down)",
  ECONNREFUSED: "refused the connection",
  EHOSTUNREACH: "could not be reached",
  ENETUNREACH: "could not be reached (no network)",
  UND_ERR_CONNECT_TIMEOUT: "did not accept the connection in time",
};

const BROKEN: Readonly<Record<string, string>> = {
  UND_ERR_HEADERS_TIMEOUT: "did not begin to answer in time",
  UND_ERR_BODY_TIMEOUT: "stopped sending in the middle of a reply",
  TOTAL_TIMEOUT: "took too long over one reply",
  ECONNRESET: "cut the connection",
  EPIPE: "cut the connection",
  UND_ERR_SOCKET: "cut the connection",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "sent less than it announced",
  Z_BUF_ERROR: "sent a compressed reply that breaks off",
  Z_DATA_ERROR: "sent a compressed reply that cannot be read",
  ERR_ENCODING_INVALID_ENCODED_DATA: "sent bytes that are not UTF-8",
};

/**
 * A try that ended without a whole reply. Sockets, TLS, the HTTP parser, undici and zlib all give their errors a code; one we have no words
 * for is still worth another try, and the receipt names it. An error without a code is a bug of ours: undefined.
 */
export function faultOfError(error: unknown): Fault | undefined {
  const code = codeOf(error);
  if (code === "") return undefined;
  if (code === "REPLY_TOO_LARGE") return { kind: "refused", reason: `sent a reply larger than ${(error as Error).message}` };
  const unreachable = UNREACHABLE[code];
  if (unreachable !== undefined) return { kind: "unreachable", reason: unreachable };
  return { kind: "retry", reason: BROKEN[code] ?? `could not be read (${code})` };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}

/**
 * A status that is no success. 429 and every 5xx pass with time; so does a 4xx that carries an HTML page, because NCBI's front end has
 * been seen to wrap its own 502 page into a 400. A 400 or 414 with words of E-utilities is a refusal and quotes them.
 */
export function faultOfStatus({ status, body }: Reply): Fault | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return { kind: "retry", reason: "says we ask too often (429)" };
  if (status >= 500 || status === 408) return { kind: "retry", reason: `has an error of its own (${status})` };
  if (isHtml(body)) return { kind: "retry", reason: `sent an HTML page (${status})` };
  if (status >= 300 && status < 400) return { kind: "refused", reason: `has moved (${status}): check EUTILS_URL` };
  return { kind: "refused", reason: `refused (${status}): ${saidIn(body)}` };
}

/** The rate-limit body has been seen with status 200 (pubmed-mcp-server#95), the maintenance page too (ReCiter#689). */
export function faultOfBody(body: string): Fault | undefined {
  if (body.trim() === "") return { kind: "retry", reason: "sent an empty reply" };
  if (isHtml(body)) return { kind: "retry", reason: "sent an HTML page instead of data" };
  if (/"error"\s*:\s*"API rate limit exceeded"/.test(body.slice(0, 500)))
    return { kind: "retry", reason: "says we ask too often" };
  return undefined;
}

/** Whatever the fault was, PubMed's own word on when to come back is obeyed. */
export function obeyingRetryAfter<T>(outcome: Outcome<T>, reply: Reply, now: number): Outcome<T> {
  const afterMs = retryAfterMs(reply.retryAfter, now);
  return outcome.kind === "retry" && afterMs !== undefined ? { ...outcome, afterMs } : outcome;
}

const LASTING = [
  /invalid db name/i,
  /'retstart' cannot be larger/i,
  /empty term/i,
  /ID list is empty/i,
  /OUT OF RANGE/,
  /API key invalid/i,
  /Unable to obtain query/i,
];

/** An ERROR inside a good reply: NCBI uses it for overload ("Search Backend failed") and for our own mistakes alike. */
export function faultOfMessage(message: string): Fault {
  const said = oneLine(message);
  return LASTING.some((pattern) => pattern.test(said))
    ? { kind: "refused", reason: `refused: ${said}` }
    : { kind: "retry", reason: `reported an error: ${said}` };
}

/** RFC 9110 §10.2.3: seconds, or an HTTP date. Anything else is as good as absent. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

function isHtml(body: string): boolean {
  return /^\s*(<!--[^]*?-->\s*)?(<\?xml[^>]*\?>\s*)?(<!doctype\s+html|<html|<head|<body)/i.test(body.slice(0, 2000));
}

/** What a refusal says, without its wrapping: ERROR elements, the JSON "error", or the first words of plain text. */
export function saidIn(body: string): string {
  const start = body.slice(0, 4000);
  const xml = /<ERROR>([^<]*)/.exec(start)?.[1];
  const json = /"(?:error|ERROR)"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(start)?.[1];
  const text = start.replaceAll("+", " ");
  return oneLine(xml ?? json ?? text) || "it gave no reason";
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
