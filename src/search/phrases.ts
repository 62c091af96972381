import { compoundForms } from "../domain/compounds.ts";
import { indexWords, prefixForms } from "../domain/index-words.ts";
import { termToken, type SearchColumn, type TermField } from "../domain/search-columns.ts";
import type { PhraseLeaf, Plan } from "./plan.ts";

/** A word must be this long before `*`; shorter ones begin half of all words. */
const SHORTEST_CUT = 3;

export type Typed = { readonly words: readonly string[]; readonly prefix: boolean };

/** The words one after the other; with a cut last word, any of its spellings. Nothing where no word is left. */
export function phrasePlan(columns: readonly SearchColumn[], typed: Typed): Plan {
  return anyOf(phraseLeaves(columns, typed));
}

export function phraseLeaves(columns: readonly SearchColumn[], { words, prefix }: Typed): readonly PhraseLeaf[] {
  const forms = formsOf(words.join(" "), prefix);
  const written = prefix ? forms : forms.flatMap(compoundForms);
  return written.map((form) => ({ kind: "phrase", columns, words: form, prefix }));
}

/** A whole value, or with a cut last word every value that begins so. */
export function valuePlan(field: TermField, { words, prefix }: Typed): Plan {
  return anyOf(formsOf(words.join(" "), prefix).map((form) => termLeaf(termToken(field, form), prefix)));
}

export const termLeaf = (token: string, prefix = false): PhraseLeaf => ({
  kind: "phrase",
  columns: ["terms"],
  words: [token],
  prefix,
});

export const isTooShort = ({ words, prefix }: Typed): boolean =>
  prefix && (indexWords(words.join(" ")).at(-1) ?? "").length < SHORTEST_CUT;

function formsOf(typed: string, prefix: boolean): readonly (readonly string[])[] {
  if (prefix) return prefixForms(typed);
  const words = indexWords(typed);
  return words.length === 0 ? [] : [words];
}

export function anyOf(plans: readonly Plan[]): Plan {
  const [only] = plans;
  if (only === undefined) return { kind: "nothing" };
  return plans.length === 1 ? only : { kind: "or", parts: plans };
}
