import type { Inline, RichText } from "../domain/rich-text.ts";
import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { isRetracted } from "./notices.ts";
import { oneLine } from "./one-line.ts";

const SAYS_RETRACTED = /^\W*(retracted|retraction|withdrawn)\b/i;

/** A title that ends "in the U.S." or "…" keeps its stop; "Ketamine in depression." loses NLM's. */
const KEEPS_ITS_STOP = /(\.\p{L}{1,20}|\.\.|(?<!\p{L})(Jr|Sr|Inc|Ltd|Co|al|vs|etc|sp|spp))\.$/u;

/** The title as a reference manager wants it: without the full stop that NLM sets after every title, for styles set their own. */
export function citedTitle(study: Study): RichText {
  return withRetraction(study, withoutStop(ownTitle(study)));
}

/** Beginning with "RETRACTED:" where PubMed says so by any signal and the title itself does not. */
export function withRetraction(study: Study, title: RichText): RichText {
  if (title.length === 0 || !isRetracted(study) || SAYS_RETRACTED.test(plainText(title))) return title;
  const [first, ...rest] = title;
  return typeof first === "string" ? [`RETRACTED: ${first}`, ...rest] : ["RETRACTED: ", ...title];
}

export function plainCitedTitle(study: Study): string {
  return oneLine(plainText(citedTitle(study)));
}

/** The title of the chapter or article; a whole book has only the book's. */
export function ownTitle(study: Study): RichText {
  if (plainText(study.title).trim() !== "") return study.title;
  return study.vernacularTitle?.text ?? study.book?.title ?? [];
}

/** The title in the language of the paper, where it is another than the one cited. */
export function originalTitle(study: Study): RichText | undefined {
  const original = study.vernacularTitle?.text;
  if (original === undefined || plainText(original).trim() === "") return undefined;
  return plainText(original) === plainText(ownTitle(study)) ? undefined : withoutStop(original);
}

/** PubMed puts a title it translated itself in brackets: "[Ketamine in depression]." */
function withoutStop(title: RichText): RichText {
  const text = plainText(title).trimEnd();
  if (!text.endsWith(".") || KEEPS_ITS_STOP.test(text.slice(-24))) return title;
  return dropLastStop(title);
}

function dropLastStop(rich: RichText): RichText {
  const last = rich.at(-1);
  if (last === undefined) return rich;
  const shorter = shortened(last);
  return shorter === undefined ? dropLastStop(rich.slice(0, -1)) : [...rich.slice(0, -1), ...shorter];
}

/** What remains of the last run without its stop; undefined where it holds white space only and the stop lies before it. */
function shortened(last: Inline): RichText | undefined {
  if (typeof last !== "string") {
    return "mark" in last ? [{ mark: last.mark, children: dropLastStop(last.children) }] : [last];
  }
  const text = last.trimEnd();
  if (text === "") return undefined;
  return text === "." ? [] : [text.slice(0, -1)];
}
