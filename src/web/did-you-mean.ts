import type { WebNeeds } from "./needs.ts";

/** Words of a search that are worth correcting: not operators, tags, our own words with a colon, or words cut short. */
const WORD = /(?<![\p{L}\p{N}:[*"-])[\p{L}][\p{L}-]{3,}(?![\p{L}\p{N}:\]*-])/gu;
const MOST = 12;
/** What is not corrected by then stays as it was typed. */
const BUDGET_MS = 30;

/** The search with each word that stands in no study replaced by the word of ours most like it; undefined where none is. */
export async function didYouMean(typed: string, { store }: Pick<WebNeeds, "store">): Promise<string | undefined> {
  const bare = typed.replace(/\[[^\]]*\]/g, (tag) => " ".repeat(tag.length));
  const words = [...new Set([...bare.matchAll(WORD)].map(([word]) => word))].slice(0, MOST);
  const better = words.length === 0 ? new Map<string, string>() : await store.suggestWords(words, BUDGET_MS);
  if (better.size === 0) return undefined;
  return typed.replace(WORD, (word) => better.get(word) ?? word);
}
