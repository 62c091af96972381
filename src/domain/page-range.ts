/**
 * Pages as printed and as meant: "132-42" is { text: "132-42", first: "132", last: "142" }; "S12-8" is first "S12", last "S18";
 * "1-9; discussion 9-10" keeps its text and has first "1", last "9". `last` is absent for one page.
 */
export type Pages = { readonly text: string; readonly first?: string; readonly last?: string };

/** Reads MedlinePgn. Only the first stretch counts for `first` and `last`; what cannot be read stays in `text` alone. */
export function readPages(text: string): Pages {
  const stretch = (text.split(/[;,]/)[0] ?? "").replace(/\s+/g, "");
  const range = /^([^-–]*\w)[-–](\w[^-–]*)$/.exec(stretch);
  if (range?.[1] !== undefined && range[2] !== undefined) {
    const last = expandLast(range[1], range[2]);
    return last === range[1] ? { text, first: range[1] } : { text, first: range[1], last };
  }
  return /^\S*\w\S*$/.test(stretch) && !/[-–]/.test(stretch) ? { text, first: stretch } : { text };
}

/** NLM leaves out the leading figures, and often the letter, that the last page shares with the first ("S12-8"). */
function expandLast(first: string, last: string): string {
  const start = /^(.*?)(\d+)(\D*)$/.exec(first);
  const end = /^(\d+)(.*)$/.exec(last);
  if (!start || !end) return last;
  const [, prefix = "", from = ""] = start;
  const [, figures = "", tail = ""] = end;
  const to = figures.length < from.length ? from.slice(0, from.length - figures.length) + figures : figures;
  // "737.e1-742": a prefix with figures of its own is only repeated for a plain number that continues the count.
  const repeats = /\d/.test(prefix) ? tail === "" && figures.length <= from.length : true;
  return Number(to) < Number(from) || !repeats ? last : prefix + to + tail;
}

/** An article number put where pages would stand: "e123", "CD003", "Doc12", "102345"; never "S12" or "123", which are pages. */
export function isArticleNumber(pages: Pages): boolean {
  return (
    pages.last === undefined && pages.first !== undefined && /^(?:[eE]\d+|[a-z]\d+|[A-Za-z]{2,}\d+|\d{5,})$/.test(pages.first)
  );
}
