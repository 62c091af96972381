import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { citedDate } from "./cited-date.ts";
import { citedPages } from "./cited-pages.ts";
import { plainCitedTitle } from "./cited-title.ts";
import { itemType } from "./item-type.ts";
import { collectiveName, givenName } from "./names.ts";
import { oneLine } from "./one-line.ts";

type Pair = readonly [key: string, value: string | undefined];

/**
 * An OpenURL ContextObject (Z39.88) for the title of `<span class="Z3988">`: with one in each card of a list, Zotero lets
 * people pick several. A preprint is "preprint" in OpenURL's journal format; a chapter is "bookitem" of its book format.
 */
export function coins(study: Study): string {
  const pairs: Pair[] = [
    ["ctx_ver", "Z39.88-2004"],
    ["rft_val_fmt", `info:ofi/fmt:kev:mtx:${study.kind === "book" ? "book" : "journal"}`],
    ["rfr_id", "info:sid/ketamine-digest"],
    ["rft_id", study.doi === undefined ? undefined : `info:doi/${study.doi}`],
    ["rft_id", `info:pmid/${study.pmid}`],
    ...(study.kind === "book" ? ofBook(study) : ofArticle(study)),
    ...ofAuthors(study),
  ];
  const written = pairs.flatMap(([key, value]) => {
    const text = value === undefined ? "" : oneLine(value);
    return text === "" ? [] : [`${key}=${encodeURIComponent(text)}`];
  });
  return written.join("&");
}

function ofArticle(study: Study): Pair[] {
  return [
    ["rft.genre", itemType(study) === "preprint" ? "preprint" : "article"],
    ["rft.atitle", plainCitedTitle(study)],
    ["rft.jtitle", study.journal?.title],
    ["rft.stitle", study.journal?.isoAbbreviation],
    ["rft.volume", study.volume],
    ["rft.issue", study.issue],
    ...shared(study),
    ["rft.issn", study.journal?.issn],
    ["rft.eissn", study.journal?.eissn],
  ];
}

function ofBook(study: Study): Pair[] {
  const isChapter = itemType(study) === "chapter";
  return [
    ["rft.genre", isChapter ? "bookitem" : "book"],
    ["rft.atitle", isChapter ? plainCitedTitle(study) : undefined],
    ["rft.btitle", plainText(study.book?.title ?? study.title)],
    ["rft.pub", study.book?.publisher],
    ["rft.place", study.book?.place],
    ["rft.edition", study.book?.edition],
    ...shared(study),
    ["rft.isbn", study.book?.isbns[0]],
  ];
}

function shared(study: Study): Pair[] {
  const { year, month, day } = citedDate(study);
  const { first, last } = citedPages(study);
  return [
    ["rft.date", [year, month, day].filter((part) => part !== undefined).join("-")],
    ["rft.spage", first],
    ["rft.epage", last],
    ["rft.pages", last === undefined ? undefined : `${first ?? ""}-${last}`],
  ];
}

/** The first author in parts, as OpenURL wants; every author as `rft.au`, a group as `rft.aucorp` when it leads. */
function ofAuthors({ authors }: Study): Pair[] {
  const [first] = authors;
  const lead: Pair[] =
    first === undefined
      ? []
      : first.kind === "collective"
        ? [["rft.aucorp", collectiveName(first)]]
        : [
            ["rft.aulast", first.name.family],
            ["rft.aufirst", givenName(first.name)],
            ["rft.ausuffix", first.name.suffix],
          ];
  const all = authors.map((author): Pair => [
    "rft.au",
    author.kind === "collective" ? collectiveName(author) : reading(author.name.family, givenName(author.name)),
  ]);
  return [...lead, ...all];
}

function reading(family: string, given: string | undefined): string {
  return given === undefined ? family : `${given} ${family}`;
}
