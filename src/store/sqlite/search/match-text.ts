import type { NearWordsLeaf, PhraseLeaf } from "../../../search/plan.ts";

/** FTS5's own query language, from normalised words only: every word stands in quotes, so none is ever read as an operator. */
export function matchText(leaves: readonly PhraseLeaf[]): string {
  const [first] = leaves;
  const phrases = leaves.map(({ words, prefix }) => `${quote(words.join(" "))}${prefix ? " *" : ""}`);
  return `{${first?.columns.join(" ") ?? ""}} : (${phrases.join(" OR ")})`;
}

/** FTS5 counts what lies between the first and the last of the words, the others among them too. */
export function nearText({ columns, words, between }: NearWordsLeaf): string {
  return `{${columns.join(" ")}} : NEAR(${words.map(quote).join(" ")}, ${between + words.length - 2})`;
}

const quote = (words: string): string => `"${words.replaceAll('"', '""')}"`;
