import { indexWords } from "../domain/index-words.ts";
import { pairWords, termToken, termTokenOf, type TermField } from "../domain/search-columns.ts";
import { NARROWER_QUALIFIERS, QUALIFIER_LETTERS } from "../topic/qualifiers.ts";
import { FIELD_NAMES } from "./field-columns.ts";
import { anyOf, termLeaf, valuePlan } from "./phrases.ts";
import type { Plan } from "./plan.ts";
import { MESH, PUBLICATION_TYPES } from "./thesaurus.ts";
import type { TextLeaf } from "./tree.ts";
import type { Meaning, Remarks } from "./understood.ts";
import { quoted } from "./widen.ts";

/** `[mh]`, `[majr]`, `[pa]`: a heading, by any of its names, with the narrower ones we hold; "Depression/drug therapy" with its qualifier. */
export function meshMeaning(leaf: TextLeaf, remarks: Remarks): Meaning {
  const typed = leaf.words.join(" ");
  const says = quoted(leaf.prefix ? `${typed}*` : typed, FIELD_NAMES[leaf.field]);
  const field: TermField = leaf.field.startsWith("majr") ? "major" : "mesh";
  if (leaf.prefix) return { plan: valuePlan(field, leaf), says, scored: [] };

  const [name = "", qualifier] = splitQualifier(typed);
  const isWhole = leaf.field.endsWith(":noexp");
  const heading = MESH.find(name);
  if (heading === undefined && !isWhole) remarks.notes.add(unheldNote(name));
  const headings = heading === undefined ? [name] : isWhole ? [heading] : MESH.explode(heading);
  if (qualifier === undefined) return { plan: anyTerm(field, headings), says, scored: [] };
  const pairs = headings.flatMap((one) => qualifiersOf(qualifier).map((other) => pairWords(indexWords(one), indexWords(other))));
  return { plan: anyOf(pairs.map((words) => termLeaf(termToken("pair", words)))), says, scored: [] };
}

/** A heading may hold a slash itself only where nothing known stands behind it. */
function splitQualifier(typed: string): readonly string[] {
  const slash = typed.lastIndexOf("/");
  return slash < 1 ? [typed] : [typed.slice(0, slash), typed.slice(slash + 1).trim()];
}

function qualifiersOf(typed: string): readonly string[] {
  const name = QUALIFIER_LETTERS[typed.toUpperCase()] ?? typed.toLowerCase().replace(/\band\b/g, "&");
  return [name, ...(NARROWER_QUALIFIERS[name] ?? [])];
}

const unheldNote = (name: string) =>
  `“${name}” was looked for as a MeSH heading by itself: its narrower headings, which PubMed would add, are not held here.`;

export function qualifierMeaning(leaf: TextLeaf): Meaning {
  const typed = leaf.words.join(" ");
  const plan = leaf.prefix ? valuePlan("qualifier", leaf) : anyTerm("qualifier", qualifiersOf(typed));
  return { plan, says: quoted(leaf.prefix ? `${typed}*` : typed, FIELD_NAMES.sh), scored: [] };
}

/** `clinical trial[pt]` is also every narrower type. */
export function publicationTypeMeaning(leaf: TextLeaf): Meaning {
  const typed = leaf.words.join(" ").replace(/:noexp$/i, "");
  const says = quoted(leaf.prefix ? `${typed}*` : typed, FIELD_NAMES.pt);
  if (leaf.prefix) return { plan: valuePlan("type", leaf), says, scored: [] };
  const type = PUBLICATION_TYPES.find(typed);
  return { plan: anyTerm("type", type === undefined ? [typed] : PUBLICATION_TYPES.explode(type)), says, scored: [] };
}

export function anyTerm(field: TermField, values: readonly string[]): Plan {
  return anyOf(values.flatMap((value) => termTokenOf(field, value) ?? []).map((token) => termLeaf(token)));
}
