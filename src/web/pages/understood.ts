import type { Understood } from "../../search/understand.ts";
import type { StudyId } from "../../search/tree.ts";
import type { Pmid } from "../../domain/pmid.ts";
import { isPmid } from "../../domain/pmid.ts";
import { stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import { doiAddress, pubmedAddress } from "./links.ts";

/** Longer translations are folded; they are PubMed's own kind of sentence and nobody reads more of it unasked. */
const SHORT = 160;

/** How a search was read: the whole of it, each widening with the way back, and what a reader should know. */
export function understoodLine(understood: Understood, missingIds: readonly StudyId[], state: ReadingState, path: string) {
  const { typed, translation, widenings, warnings, notes } = understood;
  return {
    typed,
    translation: translation === typed ? "" : translation,
    long: translation.length > SHORT,
    widenings: widenings.map(({ words, says, without }) => ({
      words,
      says,
      href: stateAddress(path, state, { q: without, page: 1 }),
    })),
    exact: widenings.length === 0 ? undefined : stateAddress(path, state, { q: exactly(typed, widenings), page: 1 }),
    warnings,
    notes,
    missing: missingIds.map(({ type, value }) => ({
      text: type === "pmid" ? `PMID ${value}` : value,
      href: elsewhere(type, value),
    })),
  };
}

/** Every widened run of words in quotes, from the last to the first, so that the places stay right. */
function exactly(typed: string, widenings: Understood["widenings"]): string {
  return [...widenings]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((text, { words, span }) => `${text.slice(0, span.start)}"${words}"${text.slice(span.end)}`, typed);
}

function elsewhere(type: StudyId["type"], value: string): string {
  if (type === "pmid" && isPmid(value)) return pubmedAddress(value satisfies Pmid);
  if (type === "doi") return doiAddress(value) ?? "";
  return "";
}
