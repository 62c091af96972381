import type { Evidence } from "../../domain/tag.ts";
import type { TaggerInput } from "../tagger-input.ts";
import { zoneOfHeading, type Zone } from "./sections.ts";
import { sentenceStarts } from "./sentences.ts";
import { zoneUnlabelled } from "./unlabelled.ts";
import { tokenise, type Token } from "./tokens.ts";
import { wordTable, type WordTable } from "./word-table.ts";

type Field = Evidence["field"];

/** A word with its place: which source text, which sentence. Words of all fields stand in one row, title first. */
type Word = Readonly<Token>;

/** One text of the record: the title, the abstract, or one name of a list. */
type Source = { readonly field: Field; readonly text: string; readonly index?: number };

/** Half-open range of words. */
export type Sentence = { readonly from: number; readonly to: number; readonly zone: Zone };

export type Document = {
  readonly sources: readonly Source[];
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
  /** True where the record holds more than a title. */
  readonly hasAbstract: boolean;
  /** Words that stand in title and abstract: lists come after them. */
  readonly running: number;
};

/** Title and abstract in one string, as some exports have it: "Title.^\nAbstract", the line feed sometimes spelt out. */
const JOINED = /\^(?:\\n|\n)/;

type Draft = {
  readonly sources: Source[];
  readonly words: Token[];
  readonly sentences: { from: number; to: number; zone: Zone }[];
  readonly table: WordTable;
};

/** Sources, words and sentences of a record; words that `table` has met before are not read anew. */
export function readDocument(input: TaggerInput, table: WordTable = wordTable()): Document {
  const draft: Draft = { sources: [], words: [], sentences: [], table };
  const joint = input.abstract === "" ? JOINED.exec(input.title) : null;
  const titleEnd = joint === null ? input.title.length : joint.index;
  addText(draft, { field: "title", text: input.title }, titleEnd);
  if (input.abstract !== "") addText(draft, { field: "abstract", text: input.abstract }, 0);
  const running = draft.words.length;
  addList(draft, "publicationTypes", input.publicationTypes);
  addList(
    draft,
    "mesh",
    input.mesh.map((heading) => heading.descriptor),
  );
  addList(draft, "keywords", input.keywords);
  addList(draft, "chemicals", input.chemicals ?? []);
  addList(draft, "corrections", input.corrections ?? []);
  const { sources, words, sentences } = draft;
  return { sources, words, sentences, running, hasAbstract: joint !== null || input.abstract !== "" };
}

function addList(draft: Draft, field: Field, names: readonly string[]): void {
  names.forEach((text, index) => {
    const source = draft.sources.push({ field, text, index }) - 1;
    const first = draft.words.length;
    tokenise(text, source, draft.table, draft.words);
    addSentence(draft, first, draft.words.length, "list");
  });
}

/** No real sentence is longer; a text without full stops is cut, so that looking around a word stays cheap. */
const LONGEST = 250;

function addSentence({ sentences }: Draft, first: number, end: number, zone: Zone): void {
  for (let from = first; from < end; from += LONGEST) sentences.push({ from, to: Math.min(end, from + LONGEST), zone });
}

/** Adds a text sentence by sentence; words before `titleEnd` are the title, the others belong to the section whose heading came last. */
function addText(draft: Draft, held: Source, titleEnd: number): void {
  const source = draft.sources.push(held) - 1;
  const { words } = draft;
  let at = words.length;
  tokenise(held.text, source, draft.table, words);
  const starts = sentenceStarts(held.text);
  let zone: Zone | undefined;
  let first = draft.sentences.length;
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? held.text.length;
    const from = at;
    while (at < words.length && (words[at]?.start ?? 0) < end) at++;
    if (start < titleEnd) {
      addSentence(draft, from, at, "title");
      first = draft.sentences.length;
      continue;
    }
    const heading = headingAt(held.text, start, end);
    if (heading !== undefined) zone = heading;
    addSentence(draft, from, at, zone ?? "other");
  }
  if (zone === undefined) zoneUnlabelled(draft.words, draft.sentences.slice(first));
}

const LABEL = /^[\s^\\n]{0,4}([A-Z][A-Za-z &/,'’()-]{2,60}?)\s{0,2}[:.]\s/;

/** A heading is a short run of words before a colon, or capitals or one known word before a full stop. */
function headingAt(text: string, start: number, end: number): Zone | undefined {
  const found = LABEL.exec(text.slice(start, Math.min(end + 2, start + 80)));
  const label = found?.[1];
  if (label === undefined) return undefined;
  const words = label.toLowerCase().match(/[a-z]+/g) ?? [];
  if (words.length > 7) return undefined;
  const capitals = label === label.toUpperCase();
  const zone = zoneOfHeading(words);
  if (zone === undefined) return capitals && words.length <= 4 ? "other" : undefined;
  if (capitals || words.length <= 2) return zone;
  return found?.[0].includes(":") === true && words.length <= 4 ? zone : undefined;
}
