import type { Torture } from "./parts.ts";

export const PAGES: readonly Torture[] = [
  ["one page", { pages: { text: "77", first: "77" } }],
  ["pages of a supplement", { volume: "12 Suppl 1", issue: "Suppl 2", pages: { text: "S12-8", first: "S12", last: "S18" } }],
  ["pages and a discussion", { pages: { text: "1-9; discussion 9-10", first: "1", last: "9" } }],
  ["an article number in the place of pages", { pages: { text: "e1003", first: "e1003" }, articleNumber: "e1003" }],
  ["an article number that would read as 4002 times ten to the 26", { pages: { text: "4002.e26", first: "4002.e26" } }],
  ["an article number without pages", omitting({ articleNumber: "BSR20171072" })],
  ["pages and an article number", { articleNumber: "104455" }],
  ["Roman pages", { pages: { text: "vii-xii", first: "vii", last: "xii" } }],
]; // prettier-ignore

/** The factory's pages would stand there else; an empty text is no page. */
function omitting(rest: Torture[1]): Torture[1] {
  return { ...rest, pages: { text: "" } };
}
