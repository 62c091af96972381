import { isPmid, type Pmid } from "../domain/pmid.ts";
import { faultOfBody, faultOfMessage, type Outcome } from "./failure.ts";

/** PubMed gives only the first 9,999 of a result, whatever `retmax` and the history server say (NCBI notice of 2022-09-13). */
export const SEARCH_LIMIT = 9_999;

export type SearchResult = {
  readonly count: number;
  /** Distinct; all of them while `count` ≤ 9,999, otherwise the first 9,999. */
  readonly ids: readonly Pmid[];
  readonly webEnv?: string;
  readonly queryKey?: string;
  /** How PubMed understood the query. */
  readonly translation: string;
  /** PubMed's ErrorList and WarningList, a sentence each: phrases not found, quotes ignored … */
  readonly warnings: readonly string[];
};

/** Reads an ESearch reply in JSON. `wanted` is the `retmax` that was asked for. */
export function readSearchReply(body: string, wanted: number): Outcome<SearchResult> {
  const fault = faultOfBody(body);
  if (fault) return fault;
  const result = esearchResult(body);
  // NCBI's own error replies are not always JSON: "past 9,999" has a raw line feed inside its string.
  const error = result === undefined ? /"ERROR"\s*:\s*"([^"]*)/.exec(body)?.[1] : text(result["ERROR"]);
  if (error !== undefined) return faultOfMessage(error);
  if (result === undefined) return { kind: "retry", reason: "sent a search reply that is not JSON" };

  const count = Number(text(result["count"]) ?? Number.NaN);
  if (!Number.isSafeInteger(count) || count < 0) return { kind: "retry", reason: "sent a search reply without a count" };
  const ids = list(result["idlist"]);
  const expected = Math.min(count, wanted, SEARCH_LIMIT);
  if (!ids.every(isPmid)) return { kind: "retry", reason: "sent a search reply with ids that are not PMIDs" };
  if (ids.length !== expected || new Set(ids).size !== expected) {
    return { kind: "retry", reason: `announced ${count} records but gave ${new Set(ids).size} ids instead of ${expected}` };
  }
  const webEnv = text(result["webenv"]);
  const queryKey = text(result["querykey"]);
  return {
    kind: "done",
    value: {
      count,
      ids,
      ...(webEnv === undefined ? {} : { webEnv }),
      ...(queryKey === undefined ? {} : { queryKey }),
      translation: text(result["querytranslation"]) ?? "",
      warnings: warningsIn(result),
    },
  };
}

type Fields = Readonly<Record<string, unknown>>;

function esearchResult(body: string): Fields | undefined {
  try {
    const json: unknown = JSON.parse(body);
    return fields(fields(json)?.["esearchresult"]) ?? fields(json);
  } catch {
    return undefined;
  }
}

const WARNINGS = [
  ["errorlist", "phrasesnotfound", "Phrase not found"],
  ["errorlist", "fieldsnotfound", "Field not found"],
  ["warninglist", "phrasesignored", "Phrase ignored"],
  ["warninglist", "quotedphrasesnotfound", "Quoted phrase not found"],
  ["warninglist", "outputmessages", "PubMed says"],
] as const;

function warningsIn(result: Fields): string[] {
  return WARNINGS.flatMap(([group, kind, meaning]) => list(fields(result[group])?.[kind]).map((said) => `${meaning}: ${said}`));
}

function fields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}
