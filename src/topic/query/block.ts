/** One concept of the search strategy, in PubMed's syntax, with what a reader gains by it and what it costs them. */
export type QueryBlock = {
  readonly name: string;
  readonly term: string;
  readonly gains: string;
  readonly costs: string;
};

export function joined(blocks: readonly QueryBlock[]): string {
  return blocks.map(({ term }) => `(${term})`).join(" OR ");
}

/** Each word or phrase with the tag: phrases in quotes, because PubMed would otherwise map the words apart. */
export function tagged(tag: string, words: readonly string[]): string {
  return words.map((word) => `${/[ -]/.test(word) ? `"${word}"` : word}[${tag}]`).join(" OR ");
}
