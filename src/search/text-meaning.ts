import { readOrcid } from "../domain/author.ts";
import { EVERYWHERE, type SearchColumn } from "../domain/search-columns.ts";
import { anyTerm, meshMeaning, publicationTypeMeaning, qualifierMeaning } from "./controlled.ts";
import { FIELD_NAMES, VALUE_FIELDS, WORD_FIELDS } from "./field-columns.ts";
import type { Field } from "./fields.ts";
import { languageCode } from "./languages.ts";
import { parseQuery } from "./parse-query.ts";
import { isTooShort, phraseLeaves, phrasePlan, valuePlan, type Typed } from "./phrases.ts";
import type { PhraseLeaf } from "./plan.ts";
import { STOP_WORDS } from "./stop-words.ts";
import { findSubset } from "./subsets.ts";
import type { SearchTree, TextLeaf } from "./tree.ts";
import { unscored, type Meaning, type Remarks } from "./understood.ts";
import { quoted, widenWords } from "./widen.ts";

export const wordsColumns = (field: Field): readonly SearchColumn[] => WORD_FIELDS[field] ?? EVERYWHERE;

/** Words in a field, or anywhere. `treeMeaning` understands the searches that subsets stand for. */
export function textMeaning(
  typedLeaf: TextLeaf,
  remarks: Remarks,
  treeMeaning: (tree: SearchTree, remarks: Remarks) => Meaning,
): Meaning {
  const leaf = withoutShortCut(typedLeaf, remarks);
  const { field } = leaf;
  if (field === "pa" || field.startsWith("mh") || field.startsWith("majr")) return meshMeaning(leaf, remarks);
  if (field === "sh") return qualifierMeaning(leaf);
  if (field === "pt") return publicationTypeMeaning(leaf);
  if (field === "la") return { plan: anyTerm("language", [languageCode(leaf.words.join(" "))]), says: saysOf(leaf), scored: [] };
  if (field === "sb") return subsetMeaning(leaf, remarks, treeMeaning);
  if (VALUE_FIELDS[field] !== undefined) return valueMeaning(leaf);
  return leaf.tagged || leaf.quoted ? wordsMeaning(leaf, remarks) : widenWords(leaf, remarks);
}

function withoutShortCut(leaf: TextLeaf, remarks: Remarks): TextLeaf {
  if (!isTooShort(leaf)) return leaf;
  remarks.warnings.add(
    `“${leaf.words.join(" ")}*” is too short to be cut: it was looked for as a word. PubMed asks for four letters.`,
  );
  return { ...leaf, prefix: false };
}

/** A phrase; unquoted and found nowhere, all of its words. */
function wordsMeaning(leaf: TextLeaf, remarks: Remarks): Meaning {
  const columns = wordsColumns(leaf.field);
  const scored = phraseLeaves(columns, leaf);
  const phrase = { plan: phrasePlan(columns, leaf), says: saysOf(leaf), scored };
  if (leaf.words.length === 1) return phrase;
  if (leaf.quoted) {
    remarks.notes.add(
      "Phrases in quotes are found wherever the words stand in a row; PubMed looks them up in its list of phrases and finds fewer or other records.",
    );
    return phrase;
  }
  const words = apart(leaf).map((typed) => ({ plan: phrasePlan(columns, typed), scored: phraseLeaves(columns, typed) }));
  return {
    plan: { kind: "else", first: phrase.plan, otherwise: { kind: "and", parts: words.map(({ plan }) => plan) } },
    says: phrase.says,
    scored: [...scored, ...words.flatMap((word): readonly PhraseLeaf[] => word.scored)],
  };
}

function apart({ words, prefix }: Typed): readonly Typed[] {
  const each = words.map((word, at) => ({ words: [word], prefix: prefix && at === words.length - 1 }));
  const telling = each.filter((typed) => !STOP_WORDS.has(typed.words.join("").toLowerCase()));
  return telling.length === 0 ? each : telling;
}

const PEOPLE: ReadonlySet<Field> = new Set<Field>(["au", "1au", "lastau"]);

function valueMeaning(leaf: TextLeaf): Meaning {
  const { term, words } = VALUE_FIELDS[leaf.field] ?? { term: "id" };
  const typed = leaf.field === "auid" ? { ...leaf, words: [readOrcid(leaf.words.join("")) ?? leaf.words.join(" ")] } : leaf;
  const value = valuePlan(leaf.field === "au" && leaf.quoted ? "name" : term, typed);
  const says = saysOf(leaf);
  // A name is worth finding first where it stands among the authors.
  const scored = PEOPLE.has(leaf.field) ? phraseLeaves(["authors"], leaf) : [];
  if (words === undefined) return { plan: value, says, scored };
  return { plan: { kind: "else", first: value, otherwise: phrasePlan(words, leaf) }, says, scored };
}

function subsetMeaning(leaf: TextLeaf, remarks: Remarks, treeMeaning: (tree: SearchTree, remarks: Remarks) => Meaning): Meaning {
  const subset = findSubset(leaf.words.join(" "));
  if (subset === undefined) {
    remarks.notes.add(`The filter “${leaf.words.join(" ")}” of PubMed is not held here, and nothing passes it.`);
    return { plan: { kind: "nothing" }, says: saysOf(leaf), scored: [] };
  }
  if ("plan" in subset) return { plan: subset.plan, says: saysOf(leaf), scored: [] };
  const meaning = remarks.subsets.get(subset.search) ?? treeMeaning(parseQuery(subset.search).tree, remarks);
  remarks.subsets.set(subset.search, meaning);
  return { ...unscored(meaning), says: saysOf(leaf) };
}

/** As typed, with the field's long name: where quotes would change what is found, words stay without them. */
function saysOf({ words, prefix, field, quoted: hasQuotes }: TextLeaf): string {
  const typed = prefix ? `${words.join(" ")}*` : words.join(" ");
  const isBare = !hasQuotes && (words.length > 1 || PEOPLE.has(field));
  return isBare ? `${typed}[${FIELD_NAMES[field]}]` : quoted(typed, FIELD_NAMES[field]);
}
