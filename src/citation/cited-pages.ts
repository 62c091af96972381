import type { Study } from "../domain/study.ts";

export type CitedPages = { readonly first?: string; readonly last?: string };

/** First and last page, expanded ("132-42" → 132, 142); an article number stands as a first page without a last. */
export function citedPages(study: Pick<Study, "pages" | "articleNumber">): CitedPages {
  const { pages, articleNumber } = study;
  if (pages?.first === undefined || pages.first === "") {
    const only = pages === undefined || pages.text === "" ? articleNumber : pages.text;
    return only === undefined ? {} : { first: only };
  }
  return pages.last === undefined || pages.last === "" ? { first: pages.first } : { first: pages.first, last: pages.last };
}

/** Pages for formats with one free field: expanded, but "1-9; discussion 9-10" whole, since the range would lose the rest. */
export function pageText(study: Pick<Study, "pages" | "articleNumber">): string | undefined {
  const text = study.pages?.text;
  if (text !== undefined && /[;,]/.test(text)) return text;
  const { first, last } = citedPages(study);
  return last === undefined ? first : `${first ?? ""}-${last}`;
}
