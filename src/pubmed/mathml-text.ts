import { collapse, type XmlElement } from "./xml.ts";

/** Parts that repeat the formula in another notation, or are made for machines: dropped with what they hold. */
const DROPPED: ReadonlySet<string> = new Set(["annotation", "annotation-xml", "script", "style"]);

/** What hangs on an item makes one item with it: "x2" stays as it is. */
const SCRIPTS = /^m(?:sub|sup|subsup|under|over|underover|multiscripts)$/;

/** `several` items need parentheses above or below a stroke. */
type Part = { readonly text: string; readonly several: boolean; readonly fraction: boolean };

/** A formula as characters: those of its tokens in order, and the stroke of a fraction, without which "1/(α+β)" would read "1α+β". */
export function formulaText(math: XmlElement): string {
  return collapse(partOf(math).text);
}

/** What is drawn. In MathML white space around a token's text, and all of it between elements, is layout (MathML 3, §2.1.7). */
export function drawn(element: XmlElement): readonly (string | XmlElement)[] {
  const children = element.children.map((child) => (typeof child === "string" ? collapse(child) : child));
  return children.filter((child) => child !== "" && (typeof child === "string" || !DROPPED.has(localName(child))));
}

export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(":") + 1);
}

function partOf(item: string | XmlElement): Part {
  if (typeof item === "string") return { text: item, several: /[\s+/]/.test(item), fraction: false };
  const parts = drawn(item)
    .map(partOf)
    .filter(({ text }) => text !== "");
  const [first, second, ...more] = parts;
  if (first === undefined) return { text: "", several: false, fraction: false };
  if (second === undefined) return first;
  if (more.length === 0 && hasStroke(item))
    return { text: `${operand(first)}/${operand(second)}`, several: true, fraction: true };
  const inRow = !SCRIPTS.test(localName(item));
  return { text: parts.reduce(inRow ? apart : together).text, several: inRow, fraction: false };
}

/** A stroke of no thickness is that of a binomial coefficient. */
function hasStroke(element: XmlElement): boolean {
  return localName(element) === "mfrac" && !/^0(?![.\d]*[1-9])/.test(element.attributes["linethickness"] ?? "");
}

function operand({ text, several }: Part): string {
  return several && !isEnclosed(text) ? `(${text})` : text;
}

/** "2 1/3" and "1/2 x", not "21/3" and "1/2x". */
function apart(before: Part, after: Part): Part {
  const touching = /[\p{L}\p{N})]$/u.test(before.text) && /^[\p{L}\p{N}(]/u.test(after.text);
  const space = touching && (before.fraction || after.fraction) ? " " : "";
  return { ...after, text: `${before.text}${space}${after.text}` };
}

function together(before: Part, after: Part): Part {
  return { ...after, text: before.text + after.text };
}

/** "(a+b)", but not "(a)+(b)" */
function isEnclosed(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") open += 1;
    else if (text[at] === ")") open -= 1;
    if (open === 0) return at > 0 && at === text.length - 1;
  }
  return false;
}
