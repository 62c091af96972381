import { safeHtml } from "../../domain/rich-text.ts";
import type { RichText } from "../../domain/rich-text.ts";
import { plainText } from "../../domain/study-text.ts";
import type { Study } from "../../domain/study.ts";
import { language } from "./language.ts";
import { textMarker } from "./marked-text.ts";
import type { Quote } from "./quotes.ts";

/** Titles longer than this are set in smaller type. */
const LONG = 180;

/** A title as it is shown: without PubMed's closing full stop, with its language where it is not English. */
export function studyTitle(study: Study) {
  const vernacular = study.vernacularTitle;
  // A record whose only title is vernacular has that one as its title.
  const isVernacular = vernacular !== undefined && plainText(vernacular.text) === plainText(study.title);
  const empty = plainText(study.title).trim() === "";
  return {
    titleHtml: empty ? "PubMed gives no title" : safeHtml(withoutFullStop(study.title)),
    titleText: empty ? "PubMed gives no title" : plainText(withoutFullStop(study.title)),
    titleLang: isVernacular ? (language(vernacular.language ?? study.languages[0])?.tag ?? "") : "",
    longTitle: plainText(study.title).length > LONG,
    translatedTitle: isVernacular || vernacular === undefined ? undefined : vernacularTitle(vernacular, study),
  };
}

function vernacularTitle(vernacular: NonNullable<Study["vernacularTitle"]>, study: Study) {
  const found = language(vernacular.language ?? study.languages.find((code) => code !== "eng"));
  return { html: safeHtml(withoutFullStop(vernacular.text)), lang: found?.tag ?? "" };
}

/** The title as the heading of its own page, with the quotes that tags and facts rest on. */
export function markedTitle({ title }: Pick<Study, "title">, quotes: readonly Quote[]): string {
  return textMarker(quotes).mark(withoutFullStop(title), 0);
}

/** One full stop at the very end goes; an ellipsis stays. */
function withoutFullStop(rich: RichText): RichText {
  const last = rich.at(-1);
  if (typeof last !== "string" || !/(?:^|[^.])\.\s*$/.test(last)) return rich;
  return [...rich.slice(0, -1), last.replace(/\.\s*$/, "")];
}
