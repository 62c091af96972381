import { ESUMMARY_2_HEAD, ESUMMARY_HEAD } from "./doctypes.ts";
import { recordSummary, type RecordSummary } from "./record-summary.ts";
import { countParam, requestedPmids, type RequestParams } from "./request-params.ts";
import { jsonReply, xmlReply, type Reply } from "./reply.ts";
import { escapeXml } from "./xml-text.ts";
import type { Shelf } from "./shelf.ts";

const MOST_JSON = 500;
const NO_SUMMARY = "cannot get document summary";

export function esummary(params: RequestParams, shelf: Shelf): Reply {
  const json = params.get("retmode") === "json";
  const asked = askedPmids(params, shelf, json);
  if ("error" in asked)
    return json
      ? jsonReply(asked.error)
      : xmlReply(`${ESUMMARY_HEAD}<eSummaryResult>\n\t<ERROR>${escapeXml(asked.message)}</ERROR>\n</eSummaryResult>\n`);
  const found = asked.pmids.map((pmid) => {
    const xml = shelf.library.xml(pmid);
    return { pmid, summary: xml === undefined ? undefined : recordSummary(xml) };
  });
  if (json) {
    const results = found.map(({ pmid, summary }): [string, unknown] => [
      pmid,
      summary === undefined ? { uid: pmid, error: NO_SUMMARY } : jsonSummary(summary),
    ]);
    return jsonReply({
      header: { type: "esummary", version: "0.3" },
      result: { uids: asked.pmids, ...Object.fromEntries<unknown>(results) },
    });
  }
  return params.get("version") === "2.0" ? version2(found) : version1(found);
}

type Asked = { readonly pmids: readonly string[] } | { readonly error: unknown; readonly message: string };
type Found = readonly { readonly pmid: string; readonly summary: RecordSummary | undefined }[];

function askedPmids(params: RequestParams, { history }: Shelf, json: boolean): Asked {
  const queryKey = params.get("query_key");
  const header = { type: "esummary", version: "0.3" };
  if (queryKey !== undefined) {
    const held = history.find(params.get("WebEnv"), queryKey);
    const message = `Unable to obtain query #${queryKey}`;
    if (held === undefined) return { error: { header, error: message }, message };
    const from = countParam(params, "retstart", 0);
    return { pmids: held.slice(from, from + countParam(params, "retmax", json ? MOST_JSON : 10_000)) };
  }
  const { pmids, malformed } = requestedPmids(params);
  const [wrong] = malformed;
  if (wrong !== undefined) {
    const message = `Invalid uid ${wrong} at position= ${params.all("id").join(",").split(",").indexOf(wrong)}`;
    return { error: { error: message, result: { uids: [] } }, message };
  }
  const message =
    pmids.length === 0
      ? "Empty id list - nothing todo"
      : `Too many UIDs in request. Maximum number of UIDs is ${MOST_JSON} for JSON format output.`;
  return pmids.length === 0 || (json && pmids.length > MOST_JSON) ? { error: { header, error: message }, message } : { pmids };
}

const LONG_LANGUAGE: Readonly<Record<string, string>> = {
  eng: "English",
  fre: "French",
  ger: "German",
  spa: "Spanish",
  chi: "Chinese",
  jpn: "Japanese",
};
const recordStatus = ({ status }: RecordSummary): string => (status === "MEDLINE" ? "PubMed - indexed for MEDLINE" : "PubMed");
const sourceLine = (record: RecordSummary): string =>
  `${record.pubdate};${record.volume}${record.issue === "" ? "" : `(${record.issue})`}${record.pages === "" ? "" : `:${record.pages}`}`;

function jsonSummary(record: RecordSummary): unknown {
  return {
    uid: record.pmid,
    pubdate: record.pubdate,
    epubdate: record.epubdate,
    source: record.source,
    authors: record.authors.map((author) => ({ ...author, clusterid: "" })),
    lastauthor: record.authors.at(-1)?.name ?? "",
    title: record.title,
    sorttitle: record.title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim(),
    volume: record.volume,
    issue: record.issue,
    pages: record.pages,
    lang: record.languages,
    nlmuniqueid: record.nlmId,
    issn: record.issn,
    essn: record.essn,
    pubtype: record.types,
    recordstatus: recordStatus(record),
    pubstatus: record.pubstatus,
    articleids: record.identifiers.map(({ idtype, value }) => ({
      idtype,
      idtypen: { pubmed: 1, doi: 3, pii: 4, pmc: 8 }[idtype] ?? 0,
      value,
    })),
    history: record.history,
    references: [],
    attributes: record.abstract === "" ? [] : ["Has Abstract"],
    pmcrefcount: "",
    fulljournalname: record.journal,
    elocationid: record.doi === "" ? "" : `doi: ${record.doi}`,
    doctype: "citation",
    sortfirstauthor: record.authors[0]?.name ?? "",
    vernaculartitle: record.vernacular,
  };
}

function version1(found: Found): Reply {
  const bodies = found.map(({ pmid, summary }) =>
    summary === undefined
      ? `\t<ERROR>${pmid}: ${NO_SUMMARY}</ERROR>\n`
      : `<DocSum>\n\t<Id>${pmid}</Id>\n${docSumItems(summary)}</DocSum>\n\n`,
  );
  return xmlReply(`${ESUMMARY_HEAD}<eSummaryResult>\n${bodies.join("")}</eSummaryResult>\n`);
}

function docSumItems(record: RecordSummary): string {
  const item = (name: string, type: string, text: string): string =>
    `<Item Name="${name}" Type="${type}">${escapeXml(text)}</Item>`;
  const line = (name: string, text: string, type = "String"): string => `\t${item(name, type, text)}\n`;
  const list = (name: string, items: readonly string[]): string =>
    items.length === 0
      ? `\t<Item Name="${name}" Type="List"></Item>\n`
      : `\t<Item Name="${name}" Type="List">\n${items.map((text) => `\t\t${text}\n`).join("")}\t</Item>\n`;
  return [
    line("PubDate", record.pubdate, "Date"),
    line("EPubDate", record.epubdate, "Date"),
    line("Source", record.source),
    list(
      "AuthorList",
      record.authors.map(({ name, authtype }) => item(authtype, "String", name)),
    ),
    line("LastAuthor", record.authors.at(-1)?.name ?? ""),
    line("Title", record.title),
    line("Volume", record.volume),
    line("Issue", record.issue),
    line("Pages", record.pages),
    list(
      "LangList",
      record.languages.map((language) => item("Lang", "String", LONG_LANGUAGE[language] ?? language)),
    ),
    line("NlmUniqueID", record.nlmId),
    line("ISSN", record.issn),
    line("ESSN", record.essn),
    list(
      "PubTypeList",
      record.types.map((type) => item("PubType", "String", type)),
    ),
    line("RecordStatus", recordStatus(record)),
    line("PubStatus", record.pubstatus),
    list(
      "ArticleIds",
      record.identifiers.map(({ idtype, value }) => item(idtype, "String", value)),
    ),
    list(
      "History",
      record.history.map(({ pubstatus, date }) => item(pubstatus, "Date", date)),
    ),
    list("References", []),
    line("HasAbstract", record.abstract === "" ? "0" : "1", "Integer"),
    line("PmcRefCount", "0", "Integer"),
    line("FullJournalName", record.journal),
    line("ELocationID", record.doi === "" ? "" : `doi: ${record.doi}`),
    line("SO", sourceLine(record)),
  ].join("");
}

function version2(found: Found): Reply {
  const bodies = found.map(({ pmid, summary }) => {
    if (summary === undefined) return `<DocumentSummary uid="${pmid}">\n\t<error>${NO_SUMMARY}</error>\n</DocumentSummary>\n`;
    const authors = summary.authors.map(
      ({ name, authtype }) =>
        `\t\t<Author>\n\t\t\t<Name>${escapeXml(name)}</Name>\n\t\t\t<AuthType>${authtype}</AuthType>\n\t\t\t<ClusterID></ClusterID>\n\t\t</Author>\n`,
    );
    const tags: readonly (readonly [string, string])[] = [
      ["PubDate", summary.pubdate], ["EPubDate", summary.epubdate], ["Source", summary.source], ["LastAuthor", summary.authors.at(-1)?.name ?? ""],
      ["Title", summary.title], ["Volume", summary.volume], ["Issue", summary.issue], ["Pages", summary.pages], ["NlmUniqueID", summary.nlmId],
      ["ISSN", summary.issn], ["ESSN", summary.essn], ["RecordStatus", recordStatus(summary)], ["FullJournalName", summary.journal],
    ]; // prettier-ignore
    const simple = tags.map(([tag, text]) => `\t<${tag}>${escapeXml(text)}</${tag}>\n`);
    return `<DocumentSummary uid="${pmid}">\n${simple.slice(0, 3).join("")}\t<Authors>\n${authors.join("")}\t</Authors>\n${simple.slice(3).join("")}</DocumentSummary>\n`;
  });
  return xmlReply(
    `${ESUMMARY_2_HEAD}<eSummaryResult>\n<DocumentSummarySet status="OK">\n<DbBuild>Build-invented.1</DbBuild>\n${bodies.join("")}</DocumentSummarySet>\n</eSummaryResult>\n`,
  );
}
