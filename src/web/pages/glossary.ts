import { escapeMarkup } from "../../domain/rich-text.ts";
import { glossary } from "../../topic/glossary.ts";

export function glossaryPage() {
  return {
    entries: [...glossary]
      .sort((a, b) => a.term.localeCompare(b.term, "en"))
      .map((entry) => ({
        ...entry,
        id: idOf(entry.term),
        href: `/studies?${new URLSearchParams({ q: `"${entry.term}"` }).toString()}`,
      })),
  };
}

const TERMS = new RegExp(`(?<![\\p{L}\\p{N}-])(${glossary.map(({ term }) => term).join("|")})(?![\\p{L}\\p{N}])`, "gu");

/** Plain text as HTML, with each abbreviation of the glossary expanded by `<abbr>` where it stands first. */
export function withAbbreviations(text: string): string {
  const told = new Set<string>();
  return escapeMarkup(text).replace(TERMS, (term) => {
    if (told.has(term)) return term;
    told.add(term);
    const expansion = glossary.find((entry) => entry.term === term)?.expansion ?? "";
    return `<abbr title="${escapeMarkup(expansion)}">${term}</abbr>`;
  });
}

function idOf(term: string): string {
  return term.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
