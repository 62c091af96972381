import type { XmlElement } from "./xml.ts";

type Start = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };
type Open = Start & { readonly children: (string | XmlElement)[] };

/** What XML 1.0 forbids, carriage returns, which would have to be rewritten, and surrogates, which may be alone. */
// eslint-disable-next-line no-control-regex
const STRANGE = /[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/;
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
/** A `>` inside a value cuts the tag short; its quotes do not match then. */
const START = /^([A-Za-z_][\w:.-]*)((?: [A-Za-z_][\w:.-]*="[^"<&\t\n]*")*) ?\/?$/;
const ATTRIBUTE = / ([\w:.-]+)="([^"]*)"/g;

/**
 * The root element of XML written as PubMed writes it: tags, plainly quoted attributes, text and character references. For anything
 * else (comments, CDATA, declarations, whatever is not well-formed) undefined: the strict parser has the word, so that nothing is
 * accepted here that it refuses. Reads a record in a third of its time.
 */
export function readQuickly(text: string): XmlElement | undefined {
  if (text.charCodeAt(0) !== LESS || text.includes("]]>") || STRANGE.test(text)) return undefined;
  const document: Open = { name: "", attributes: {}, children: [] };
  const open: Open[] = [];
  let current = document;
  let at = 0;
  while (at < text.length) {
    const less = text.indexOf("<", at);
    if (less === -1) break;
    if (less > at) {
      const run = readCharacters(text.slice(at, less));
      if (run === undefined) return undefined;
      current.children.push(run);
    }
    const greater = text.indexOf(">", less);
    if (greater === -1) return undefined;
    if (text.charCodeAt(less + 1) === SLASH) {
      if (current === document || !isNamed(current.name, text, less + 2, greater)) return undefined;
      current = open.pop() ?? document;
    } else {
      const element = readStartTag(text.slice(less + 1, greater));
      if (element === undefined || (current === document && document.children.length > 0)) return undefined;
      current.children.push(element);
      if (text.charCodeAt(greater - 1) !== SLASH) {
        open.push(current);
        current = element;
      }
    }
    at = greater + 1;
  }
  const [root] = document.children;
  return current === document && typeof root === "object" && text.slice(at).trim() === "" ? root : undefined;
}

const LESS = 60;
const SLASH = 47;

function isNamed(name: string, text: string, from: number, to: number): boolean {
  return to - from === name.length && text.startsWith(name, from);
}

/** Start tags met before: nearly all of a record's are. */
const met = new Map<string, Start>();
const MOST_MET = 10_000;

/** What stands between `<` and `>`, as an element that is still empty. */
function readStartTag(tag: string): Open | undefined {
  let start = met.get(tag);
  if (start === undefined) {
    start = startOf(tag);
    if (start === undefined) return undefined;
    if (met.size < MOST_MET) met.set(tag, start);
  }
  return { name: start.name, attributes: start.attributes, children: [] };
}

function startOf(tag: string): Start | undefined {
  const [, name = "", written = ""] = START.exec(tag) ?? [];
  if (name === "") return undefined;
  const pairs = [...written.matchAll(ATTRIBUTE)].map(([, key = "", value = ""]): [string, string] => [key, value]);
  const attributes = Object.fromEntries(pairs);
  // One named twice is not well-formed.
  return Object.keys(attributes).length === pairs.length ? { name, attributes: Object.freeze(attributes) } : undefined;
}

function readCharacters(run: string): string | undefined {
  if (!run.includes("&")) return run;
  const unknown: string[] = [];
  const decoded = run.replace(
    /&(?:#(\d+)|#x([\da-fA-F]+)|([^;&]*));?/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      const character = whole.endsWith(";") ? referred(decimal, hex, name) : undefined;
      if (character === undefined) unknown.push(whole);
      return character ?? "";
    },
  );
  return unknown.length === 0 ? decoded : undefined;
}

function referred(decimal?: string, hex?: string, name?: string): string | undefined {
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (!(code <= 0x10ffff)) return undefined;
  const character = String.fromCodePoint(code);
  return STRANGE.test(character) ? undefined : character;
}
