import { plain, withoutStop, type Fields } from "./expected.ts";

type CslName = {
  family?: string;
  given?: string;
  suffix?: string;
  literal?: string;
  "dropping-particle"?: string;
  "non-dropping-particle"?: string;
};
export type CslRead = {
  id: string;
  author?: CslName[];
  editor?: CslName[];
  issued?: { "date-parts"?: (number | string)[][] } & Record<string, unknown>;
} & Record<string, unknown>;

/** CSL-JSON as an importer hands it on, as plain fields; its markup is left out, for the fields are plain text. */
export function cslFields(item: CslRead): Fields {
  const text = (variable: string): string => {
    const value = item[variable];
    return typeof value === "string" || typeof value === "number"
      ? plain(String(value).replace(/<\/?(?:i|b|sub|sup|span)\b[^>]*>/g, ""))
      : "";
  };
  const [year = "", month = "", day = ""] = (item.issued?.["date-parts"]?.[0] ?? []).map(String);
  return {
    title: withoutStop(text("title")),
    authors: (item.author ?? []).map(name),
    editors: (item.editor ?? []).map(name),
    container: text("container-title"),
    abbreviation: text("container-title-short"),
    year,
    month: month === "" ? "" : month.padStart(2, "0"),
    day: day === "" ? "" : day.padStart(2, "0"),
    volume: text("volume"),
    issue: text("issue"),
    pages: text("page").replaceAll("–", "-"),
    articleNumber: text("number"),
    issn: text("ISSN"),
    isbn: text("ISBN"),
    doi: text("DOI"),
    pmid: text("PMID"),
    pmcid: text("PMCID"),
    abstract: text("abstract"),
    keywordText: text("keyword"),
    publisher: text("publisher"),
  };
}

function name({ family, given, suffix, literal, ...particles }: CslName): string {
  if (literal !== undefined) return plain(literal);
  const whole = [particles["non-dropping-particle"], particles["dropping-particle"], family]
    .filter((part) => part !== undefined)
    .join(" ");
  return [
    plain(whole),
    ...(given === undefined && suffix === undefined ? [] : [plain(given)]),
    ...(suffix === undefined ? [] : [plain(suffix)]),
  ].join("|");
}
