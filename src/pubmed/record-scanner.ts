import { AppError } from "../domain/errors.ts";

/** What stands directly in the set, whole, from its start tag to its end tag. */
export type Scanned = { readonly name: RecordName; readonly raw: string };

type RecordName = "PubmedArticle" | "PubmedBookArticle" | "DeleteCitation";

export type RecordScanner = {
  /** The records that became whole with this piece of text; throws at the first thing that cannot stand where it stands. */
  push(text: string): Generator<Scanned, void, undefined>;
  /** Throws when the set did not come to its end. */
  end(): void;
};

/** Far above the largest record seen (some MB): what grows past it is not a record but a stream gone wrong. */
const LARGEST_RECORD = 256 * 1024 * 1024;

const RECORD = /^(PubmedArticle|PubmedBookArticle|DeleteCitation)$/;
const SET = /^(PubmedArticleSet|PubmedBookArticleSet)$/;
const DOCTYPE = "<!DOCTYPE";
const NAME_END = /[\s/>]/;

/** Finds records by string search alone; a record's inside is not looked at, save for CDATA and comments, which may hold tag-like text. */
export function recordScanner(): RecordScanner {
  let buffer = "";
  let at = 0;
  /** "": outside any set. Otherwise the set we are in. */
  let inSet = "";
  let sets = 0;
  let records = 0;
  /** The record being read: where its start tag begins is `at`; the search for its end goes on from `searched`. */
  let record: RecordName | undefined;
  let searched = 0;

  function* push(text: string): Generator<Scanned, void, undefined> {
    buffer = at === 0 ? buffer + text : buffer.slice(at) + text;
    searched = Math.max(0, searched - at);
    at = 0;
    for (;;) {
      if (record === undefined) {
        if (!readMarkup()) break;
      } else {
        const end = findEnd(record);
        if (end === -1) break;
        records += 1;
        const found = { name: record, raw: buffer.slice(at, end) };
        record = undefined;
        at = end;
        yield found;
      }
    }
    if (buffer.length - at > LARGEST_RECORD)
      throw new AppError("invalid", `${whereabouts()} something longer than any PubMed record.`);
  }

  /** Reads one tag, comment or white space between records. False when more text is needed. */
  function readMarkup(): boolean {
    at = skipSpace(buffer, at);
    if (at === buffer.length) return false;
    if (buffer[at] !== "<") throw unexpected(buffer.slice(at, at + 60));
    if (buffer[at + 1] === "?") return skipPast("?>");
    if (buffer[at + 1] === "!") return skipDeclaration();

    const close = buffer.indexOf(">", at);
    if (close === -1) {
      if (buffer.length - at > 10_000) throw unexpected(buffer.slice(at, at + 60));
      return false;
    }
    const tag = buffer.slice(at, close + 1);
    const name = tag.slice(tag[1] === "/" ? 2 : 1).split(NAME_END, 1)[0] ?? "";
    if (inSet === "") {
      if (tag[1] === "/" || !SET.test(name)) throw unexpected(tag);
      sets += 1;
      if (!tag.endsWith("/>")) inSet = name;
    } else if (tag[1] === "/") {
      if (name !== inSet) throw unexpected(tag);
      inSet = "";
    } else {
      if (!isRecordName(name)) throw unexpected(tag);
      record = name;
      searched = close + 1;
      if (tag.endsWith("/>")) searched = at;
      return true;
    }
    at = close + 1;
    return true;
  }

  function skipPast(mark: string): boolean {
    const found = buffer.indexOf(mark, at);
    if (found === -1) return false;
    at = found + mark.length;
    return true;
  }

  function skipDeclaration(): boolean {
    if (buffer.startsWith("<!--", at)) return skipPast("-->");
    if (buffer.length - at < DOCTYPE.length) return false;
    if (inSet !== "" || !buffer.startsWith(DOCTYPE, at)) throw unexpected(buffer.slice(at, at + 60));
    // A DOCTYPE may carry declarations of its own in brackets.
    const close = buffer.indexOf(">", at);
    const bracket = buffer.indexOf("[", at);
    return bracket !== -1 && bracket < close ? skipPast("]>") : skipPast(">");
  }

  /** Where the record at `at` ends, or -1 with `searched` moved to where the search must go on. */
  function findEnd(name: RecordName): number {
    if (searched === at) return buffer.indexOf(">", at) + 1;
    const closing = `</${name}`;
    for (;;) {
      const end = buffer.indexOf(closing, searched);
      const hidden = nextHidden(end === -1 ? buffer.length : end);
      if (hidden !== -1) {
        const mark = buffer.startsWith("<!--", hidden) ? "-->" : "]]>";
        const past = buffer.indexOf(mark, hidden + 4);
        searched = past === -1 ? hidden : past + mark.length;
        if (past === -1) return -1;
        continue;
      }
      if (end === -1) {
        // A mark or an end tag may be cut by the end of this piece.
        searched = Math.max(searched, buffer.length - closing.length - 12);
        return -1;
      }
      const close = buffer.indexOf(">", end);
      searched = end;
      if (close === -1) return -1;
      if (NAME_END.test(buffer[end + closing.length] ?? "")) return close + 1;
      searched = close;
    }
  }

  /** The first CDATA section or comment at or after `searched` and before `limit`. */
  function nextHidden(limit: number): number {
    const found = buffer.slice(searched, limit).search(/<!(?:--|\[CDATA\[)/);
    return found === -1 ? -1 : searched + found;
  }

  function end(): void {
    if (record !== undefined) {
      const pmid = /<PMID\b[^>]*>\s*(\d+)/.exec(buffer.slice(at))?.[1];
      throw new AppError(
        "invalid",
        `The PubMed XML ended inside a ${record}${pmid === undefined ? "" : ` (PMID ${pmid})`}, after ${counted()}.`,
      );
    }
    if (at < buffer.length && skipSpace(buffer, at) < buffer.length)
      throw new AppError("invalid", `The PubMed XML ended inside a tag, after ${counted()}.`);
    if (inSet !== "") throw new AppError("invalid", `The PubMed XML ended before </${inSet}>, after ${counted()}.`);
    if (sets === 0) throw new AppError("invalid", "There is no PubMed XML: no PubmedArticleSet was found.");
  }

  function unexpected(seen: string): AppError {
    const shown = seen.replace(/\s+/g, " ").slice(0, 60);
    return new AppError(
      "invalid",
      sets === 0
        ? `This is not PubMed XML: it begins with “${shown}” and not with <PubmedArticleSet>.`
        : `The PubMed XML has “${shown}” where a record or its end should stand, after ${counted()}.`,
    );
  }

  function whereabouts(): string {
    return `The PubMed XML has, after ${counted()},`;
  }

  function counted(): string {
    return records === 1 ? "1 whole record" : `${records} whole records`;
  }

  return { push, end };
}

function isRecordName(name: string): name is RecordName {
  return RECORD.test(name);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s|\uFEFF/.test(text.charAt(at))) at += 1;
  return at;
}
