import type { Contributor } from "../../../src/domain/author.ts";
import type { Study } from "../../../src/domain/study.ts";
import { abstractText, plainText } from "../../../src/domain/study-text.ts";

/** One citation as plain fields: what we know of a study, or what an importer read. Lists keep their order. */
export type Fields = {
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly editors?: readonly string[];
  readonly container?: string;
  readonly abbreviation?: string;
  readonly year?: string;
  readonly month?: string;
  readonly day?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly articleNumber?: string;
  readonly issn?: string;
  readonly isbn?: string;
  readonly doi?: string;
  readonly pmid?: string;
  readonly pmcid?: string;
  readonly language?: string;
  readonly abstract?: string;
  readonly keywords?: readonly string[];
  /** For formats that keep keywords in one value. */
  readonly keywordText?: string;
  readonly publisher?: string;
};

/** Straight from the record, by rules of this file and not of the writers: what a reader of the citation must find. */
export function expectedFields(study: Study): Fields {
  const { iso } = study.book?.contributed ?? study.published;
  const [year, month, day] = (iso === "" ? (study.publishedElectronically?.iso ?? "") : iso).split("-");
  const book = plain(plainText(study.book?.title ?? []));
  const isChapter = study.kind === "book" && !["", book].includes(plain(plainText(study.title)));
  return {
    title: title(study),
    authors: study.authors.map(person),
    editors: study.editors.map(person),
    container: isChapter ? book : plain(study.journal?.title),
    abbreviation: plain(study.journal?.isoAbbreviation),
    year: plain(year),
    month: plain(month),
    day: plain(day),
    volume: plain(study.volume),
    issue: plain(study.issue),
    pages: pages(study),
    articleNumber: plain(study.articleNumber),
    issn: plain(study.journal?.issn ?? study.journal?.eissn ?? study.journal?.linkingIssn),
    isbn: plain(study.book?.isbns[0]),
    doi: plain(study.doi),
    pmid: study.pmid,
    pmcid: plain(study.pmcid),
    language: plain(study.languages[0]),
    abstract: plain(abstractText(study)),
    keywords: keywords(study),
    keywordText: keywords(study).join(", "),
    publisher: plain(study.book?.publisher),
  };
}

export function plain(text: string | undefined): string {
  return (text ?? "").normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Family|Given|Suffix, or the bare name of a group or of someone with one name. */
function person(contributor: Contributor): string {
  if (contributor.kind === "collective") return plain(plainText(contributor.name));
  const { family, given, initials, suffix } = contributor.name;
  const first = given ?? initials?.replace(/(?<=.)(?=[A-Z])/g, " ");
  return [
    plain(family),
    ...(first === undefined && suffix === undefined ? [] : [plain(first)]),
    ...(suffix === undefined ? [] : [plain(suffix)]),
  ].join("|");
}

function title(study: Study): string {
  const own =
    plain(plainText(study.title)) ||
    plain(plainText(study.vernacularTitle?.text ?? [])) ||
    plain(plainText(study.book?.title ?? []));
  const retracted =
    study.status.some(({ kind }) => kind === "retracted") && !/^\W*(retract|withdrawn)/i.test(own) ? "RETRACTED: " : "";
  return withoutStop(retracted + own);
}

/** A stop at the end is style, not title: both sides are compared without. */
export function withoutStop(text: string): string {
  return text.replace(/[\s.]+$/, "");
}

function pages({ pages, articleNumber }: Study): string {
  if (pages === undefined) return plain(articleNumber);
  if (/[;,]/.test(pages.text)) return plain(pages.text);
  return pages.last === undefined ? (pages.first ?? pages.text) : `${pages.first ?? ""}-${pages.last}`;
}

function keywords(study: Study): string[] {
  const words = [...study.keywords.map(({ text }) => plain(plainText(text))), ...study.mesh.map(({ descriptor }) => descriptor)];
  const all = study.status.some(({ kind }) => kind === "retracted") ? ["Retracted Publication", ...words] : words;
  const seen = new Set<string>();
  return all.filter((word) => word !== "" && !seen.has(word.toLowerCase()) && seen.add(word.toLowerCase()));
}
