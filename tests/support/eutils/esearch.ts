import { dayOf, daysBefore, windowEnd } from "./days.ts";
import { ESEARCH_HEAD } from "./doctypes.ts";
import { past9999Reply, searchErrorReply } from "./error-replies.ts";
import { matchesOf, type Marks } from "./query-matches.ts";
import { readQuery } from "./query-reader.ts";
import { showQuery } from "./query-translation.ts";
import { noRemarks, type Query, type QueryRemarks } from "./query-tree.ts";
import { countParam, type RequestParams } from "./request-params.ts";
import { jsonReply, xmlReply, type Reply } from "./reply.ts";
import { searchField } from "./search-fields.ts";
import { escapeXml } from "./xml-text.ts";
import type { Shelf } from "./shelf.ts";

/** PubMed gives no more than this many of a search, whatever is asked. */
const MOST = 9_999;

type SearchAnswer = {
  readonly count: number;
  readonly retmax: number;
  readonly retstart: number;
  readonly pmids: readonly string[];
  readonly history: { readonly webEnv: string; readonly queryKey: string } | undefined;
  readonly translation: string;
  readonly remarks: QueryRemarks;
};

export function esearch(params: RequestParams, shelf: Shelf): Reply {
  const retmode = params.get("retmode") === "json" ? "json" : "xml";
  const queryKey = params.get("query_key");
  const term = params.get("term");
  if (term === undefined && queryKey === undefined) return searchErrorReply("Empty term and query_key - nothing todo", retmode);
  const retstart = countParam(params, "retstart", 0);
  if (retstart > MOST - 1) return past9999Reply(retmode);

  const remarks = noRemarks();
  const query = wholeQuery(params, shelf, remarks);
  const sets = historySets(params, shelf);
  if (sets === "lost") return searchErrorReply(`Unable to obtain query #${queryKey ?? "1"}`, retmode);
  const found = query === undefined ? [] : sorted(matchesOf(query, shelf.library, remarks, sets), params, shelf);
  if (found.length === 0) remarks.messages.push("No items found.");

  const pmids = found.slice(0, MOST).slice(retstart, retstart + Math.min(countParam(params, "retmax", 20), MOST));
  const answer: SearchAnswer = {
    count: found.length,
    retmax: pmids.length,
    retstart,
    pmids,
    history: params.get("usehistory") === "y" ? shelf.history.keep(found, params.get("WebEnv")) : undefined,
    translation: query === undefined ? "" : showQuery(query),
    remarks,
  };
  return retmode === "json" ? jsonReply(asJson(answer)) : xmlReply(asXml(answer, params.get("rettype") === "count"));
}

function sorted(marks: Marks, params: RequestParams, { library }: Shelf): string[] {
  const sort = params.get("sort")?.replace(/[+_ ]/g, "").toLowerCase();
  return library.pmidsOf(marks, sort === "pubdate" ? "published" : "entered");
}

/** The term, the history set it is to be joined with, and the window of the date parameters. */
function wholeQuery(params: RequestParams, shelf: Shelf, remarks: QueryRemarks): Query | undefined {
  const term = params.get("term");
  const queryKey = params.get("query_key");
  const parts: (Query | undefined)[] = [
    queryKey === undefined ? undefined : { kind: "history", queryKey },
    term === undefined ? undefined : readQuery(term, { remarks, isHeading: shelf.library.hasHeading }),
  ];
  const given = parts.filter((part) => part !== undefined);
  const window = windowOf(params, shelf);
  if (given.length === 0) return undefined;
  return [...given, ...(window === undefined ? [] : [window])].reduce((left, right) => ({ kind: "and", left, right }));
}

function windowOf(params: RequestParams, shelf: Shelf): Query | undefined {
  const field = searchField(params.get("datetype") ?? "edat");
  if (field?.kind !== "day") return undefined;
  const today = dayOf(shelf.clock());
  const reldate = params.get("reldate");
  if (reldate !== undefined && /^\d+$/.test(reldate))
    return { kind: "days", field, from: daysBefore(today, Number(reldate)), to: 30_001_231 };
  const from = windowEnd(params.get("mindate") ?? "", "from");
  const to = windowEnd(params.get("maxdate") ?? "", "to");
  if (from === undefined && to === undefined) return undefined;
  return { kind: "days", field, from: from ?? 10_000_101, to: to ?? 30_001_231 };
}

/** Looks `#n` up, or says that the environment is gone. */
function historySets(params: RequestParams, { history, library }: Shelf): ((queryKey: string) => Marks) | "lost" {
  const webEnv = params.get("WebEnv");
  const asked = [params.get("query_key"), ...Array.from((params.get("term") ?? "").matchAll(/#(\d+)/g), (match) => match[1])];
  if (asked.some((key) => key !== undefined && history.find(webEnv, key) === undefined)) return "lost";
  return (queryKey) => library.pmidsMarks(history.find(webEnv, queryKey) ?? []);
}

function asJson(answer: SearchAnswer): unknown {
  const { remarks } = answer;
  const errors = remarks.phrasesNotFound.length + remarks.fieldsNotFound.length > 0;
  const warnings = remarks.phrasesIgnored.length + remarks.quotedPhrasesNotFound.length + remarks.messages.length > 0;
  return {
    header: { type: "esearch", version: "0.3" },
    esearchresult: {
      count: String(answer.count),
      retmax: String(answer.retmax),
      retstart: String(answer.retstart),
      ...(answer.history && { querykey: answer.history.queryKey, webenv: answer.history.webEnv }),
      idlist: answer.pmids,
      translationset: remarks.translations,
      querytranslation: answer.translation,
      ...(errors && { errorlist: { phrasesnotfound: remarks.phrasesNotFound, fieldsnotfound: remarks.fieldsNotFound } }),
      ...(warnings && {
        warninglist: {
          phrasesignored: remarks.phrasesIgnored,
          quotedphrasesnotfound: remarks.quotedPhrasesNotFound,
          outputmessages: remarks.messages,
        },
      }),
    },
  };
}

function asXml(answer: SearchAnswer, countOnly: boolean): string {
  if (countOnly) return `${ESEARCH_HEAD}<eSearchResult>\n\t<Count>${answer.count}</Count>\n</eSearchResult>\n`;
  const { remarks, history } = answer;
  const list = (tag: string, texts: readonly string[]): string =>
    texts.map((text) => `<${tag}>${escapeXml(text)}</${tag}>`).join("");
  const group = (tag: string, inner: string): string => (inner === "" ? "" : `<${tag}>${inner}</${tag}>`);
  const translations = remarks.translations.map(
    ({ from, to }) => `<Translation>     <From>${escapeXml(from)}</From>     <To>${escapeXml(to)}</To>    </Translation>`,
  );
  return [
    `${ESEARCH_HEAD}<eSearchResult><Count>${answer.count}</Count><RetMax>${answer.retmax}</RetMax><RetStart>${answer.retstart}</RetStart>`,
    history === undefined ? "" : `<QueryKey>${history.queryKey}</QueryKey><WebEnv>${history.webEnv}</WebEnv>`,
    answer.pmids.length === 0 ? "<IdList/>" : `<IdList>\n${answer.pmids.map((pmid) => `<Id>${pmid}</Id>\n`).join("")}</IdList>`,
    translations.length === 0 ? "<TranslationSet/>" : group("TranslationSet", translations.join("")),
    `<QueryTranslation>${escapeXml(answer.translation)}</QueryTranslation>`,
    group("ErrorList", list("PhraseNotFound", remarks.phrasesNotFound) + list("FieldNotFound", remarks.fieldsNotFound)),
    group(
      "WarningList",
      list("PhraseIgnored", remarks.phrasesIgnored) +
        list("QuotedPhraseNotFound", remarks.quotedPhrasesNotFound) +
        list("OutputMessage", remarks.messages),
    ),
    "</eSearchResult>\n",
  ].join("");
}
