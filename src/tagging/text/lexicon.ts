import type { Cues } from "../../topic/cues.ts";
import type { Document } from "./document.ts";
import { hitFinder, type FoundHits } from "./find-hits.ts";
import { bitOf, flatten, newNode, stepOf, type TreeNode } from "./phrase-tree.ts";
import { tokenise } from "./tokens.ts";
import { wordTable, type Meaning, type Word, type WordTable } from "./word-table.ts";

export type Lexicon = {
  readonly names: readonly string[];
  readonly idOf: (name: string) => number;
  /** Words met before, with what they mean to this lexicon. */
  readonly words: WordTable;
  /** Every cue found in a document. */
  readonly find: (document: Document) => FoundHits;
};

const NUMBER = 0;
const ANY = 1;
const GAP = /^_(\d)$/;
const CLASS = /^<[a-z]+>$/;

/** Expands choices into plain phrases: "(a|b) c" becomes "a c" and "b c". */
function expand(pattern: string): string[] {
  const open = pattern.indexOf("(");
  if (open === -1) return [pattern.trim().replace(/\s+/g, " ")];
  let depth = 0;
  const cuts = [open];
  for (let at = open; at < pattern.length; at++) {
    const sign = pattern.charAt(at);
    if (sign === "(") depth++;
    if (sign === "|" && depth === 1) cuts.push(at);
    if (sign === ")" && --depth === 0) {
      cuts.push(at);
      const [head, tail] = [pattern.slice(0, open), pattern.slice(at + 1)];
      return cuts.slice(1).flatMap((cut, index) => expand(head + pattern.slice((cuts[index] ?? 0) + 1, cut) + tail));
    }
  }
  throw new Error(`Unbalanced choice in the phrase “${pattern}”.`);
}

function childOf(node: TreeNode, symbol: number): TreeNode {
  if (symbol === ANY) return (node.any ??= newNode());
  const child = node.next.get(symbol) ?? newNode();
  node.next.set(symbol, child);
  return child;
}

function gapOf(node: TreeNode, most: number): TreeNode {
  const known = node.gaps?.find((gap) => gap.most === most);
  if (known !== undefined) return known.beyond;
  const beyond = newNode();
  (node.gaps ??= []).push({ most, beyond });
  return beyond;
}

/** Compiles every phrase of every cue into one tree of words, walked once from each token: time grows with the text only. */
export function compileLexicon(cues: Cues, classes: Readonly<Record<string, readonly string[]>> = {}): Lexicon {
  const names = Object.keys(cues);
  const ids = new Map(names.map((name, id) => [name, id]));
  const exact = new Map<string, number[]>();
  const prefixes = new Map<string, number[]>();
  const lengths = new Set<number>();
  let symbols = 2;

  const symbolOf = (word: string): number => {
    if (word === "#") return NUMBER;
    if (word === "_") return ANY;
    if (CLASS.test(word)) return classSymbol(word.slice(1, -1));
    return wordSymbol(word);
  };
  const wordSymbol = (word: string, symbol = -1): number => {
    const table = word.endsWith("*") ? prefixes : exact;
    const key = word.endsWith("*") ? word.slice(0, -1) : word;
    if (word.endsWith("*")) lengths.add(key.length);
    const known = table.get(key) ?? [];
    table.set(key, known);
    if (symbol >= 0) return known.push(symbol);
    const own = known.find((candidate) => !classSymbols.has(candidate));
    if (own !== undefined) return own;
    known.push(symbols);
    return symbols++;
  };
  const classSymbols = new Set<number>();
  const classes_ = new Map<string, number>();
  const classSymbol = (name: string): number => {
    const known = classes_.get(name);
    if (known !== undefined) return known;
    const members = classes[name];
    if (members === undefined) throw new Error(`No class of words is called “${name}”.`);
    const symbol = symbols++;
    classes_.set(name, symbol);
    classSymbols.add(symbol);
    for (const member of members) wordSymbol(member, symbol);
    return symbol;
  };

  const words = wordTable();
  const root = newNode();
  for (const [name, phrases] of Object.entries(cues)) {
    for (const phrase of phrases.flatMap(expand)) {
      let node = root;
      for (const word of splitPhrase(phrase, words)) {
        const gap = GAP.exec(word)?.[1];
        const next = gap === undefined ? childOf(node, symbolOf(word)) : gapOf(node, Number(gap));
        node = next;
      }
      if (node === root) throw new Error(`Cue “${name}” has an empty phrase.`);
      const id = ids.get(name) ?? 0;
      if (node.cues?.includes(id) !== true) (node.cues ??= []).push(id);
    }
  }

  const tree = flatten(root, symbols);
  const lexicon = {};
  const resolve = ({ norm, number }: Word): Meaning => {
    const found = [...(exact.get(norm) ?? [])];
    for (const length of lengths) if (length <= norm.length) found.push(...(prefixes.get(norm.slice(0, length)) ?? []));
    if (number !== undefined) found.push(NUMBER);
    const opens = found.map((symbol) => stepOf(tree, 0, symbol)).filter((node) => node !== 0);
    return { lexicon, symbols: found, bits: found.reduce((bits, symbol) => bits | bitOf(symbol), 0), opens };
  };
  const meaningOf = (word: Word): Meaning => {
    const known = word.meaning;
    return known?.lexicon === lexicon ? known : (word.meaning = resolve(word));
  };
  const idOf = (name: string): number => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`No cue is called “${name}”.`);
    return id;
  };
  return { names, idOf, words, find: hitFinder(tree, names.length, meaningOf) };
}

/** Words of a phrase as the tokeniser would see them, with `*`, `#`, `_` and `<class>` kept. */
function splitPhrase(phrase: string, words: WordTable): string[] {
  return phrase.split(" ").flatMap((word) => {
    if (word === "" || word === "#" || word === "_" || GAP.test(word) || CLASS.test(word)) return word === "" ? [] : [word];
    const star = word.endsWith("*");
    const norms = tokenise(star ? word.slice(0, -1) : word, 0, words).map((token) => token.norm);
    return norms.map((norm, index) => (star && index === norms.length - 1 ? `${norm}*` : norm));
  });
}
