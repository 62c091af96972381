import { escapeMarkup } from "../../domain/rich-text.ts";
import { highlighter } from "../../search/fragments.ts";
import type { Fragment } from "../../search/fragments.ts";
import type { Plan } from "../../search/plan.ts";
import type { StudyWords } from "../../search/study-words.ts";
import type { StoredStudy } from "../../store/ports.ts";

/** What a search found in a study, marked: its title, where that has no marks of its own, and the best passage of its abstract. */
export type Marked = { readonly titleHtml: string | undefined; readonly fragHtml: string };

const UNMARKED: Marked = { titleHtml: undefined, fragHtml: "" };

export function marker(plan: Plan, wordsOf?: StudyWords): (stored: StoredStudy) => Marked {
  if (plan.kind === "everything") return () => UNMARKED;
  const fragments = highlighter(plan, wordsOf);
  return ({ study }) => {
    const found = fragments(study);
    const title = found.find(({ field }) => field === "title");
    const passage = found.find(({ field }) => field === "abstract");
    // PubMed's own sub- and superscripts say more than a mark does.
    const isPlain = study.title.length > 0 && study.title.every((inline) => typeof inline === "string");
    return {
      titleHtml:
        title === undefined || !isPlain || !title.segments.some(({ hit }) => hit)
          ? undefined
          : withoutFullStop(markedHtml(title)),
      fragHtml: passage === undefined ? "" : markedHtml(passage),
    };
  };
}

function markedHtml({ segments, cutBefore, cutAfter }: Fragment): string {
  const html = segments.map(({ text, hit }) => (hit ? `<mark>${escapeMarkup(text)}</mark>` : escapeMarkup(text))).join("");
  return `${cutBefore ? "… " : ""}${html}${cutAfter ? " …" : ""}`;
}

/** As titles are shown everywhere: without PubMed's closing full stop. */
function withoutFullStop(html: string): string {
  return html.replace(/(?<=[^.])\.(<\/mark>)?\s*$/, "$1");
}
