import { isMark, type Inline, type RichText } from "../domain/rich-text.ts";
import { mathFormula } from "./mathml-from-xml.ts";
import { collapse, squeeze, type XmlElement } from "./xml.ts";

/** Mixed content in document order, white space collapsed across the marks and trimmed at both ends; [] when nothing is left. */
export function richTextFrom(element: XmlElement | undefined): RichText {
  if (!element) return [];
  const [only] = element.children;
  // Nearly every title and section is one run of characters.
  if (element.children.length === 1 && typeof only === "string") {
    const text = collapse(only);
    return text === "" ? [] : [text];
  }
  const reading = { afterSpace: true };
  return trimEnd(readInlines(element, reading, false));
}

/** `afterSpace`: the last character read was white space (or nothing was read yet), so that another one adds nothing. */
type Reading = { afterSpace: boolean };

function readInlines(element: XmlElement, reading: Reading, display: boolean): Inline[] {
  const inlines: Inline[] = [];
  for (const child of element.children) {
    if (typeof child === "string") append(inlines, readCharacters(child, reading));
    else if (isMark(child.name)) {
      const children = readInlines(child, reading, display);
      if (children.length > 0) inlines.push({ mark: child.name, children });
    } else if (/^(?:\w+:)?math$/.test(child.name)) {
      const formula = mathFormula(child, display);
      inlines.push(formula);
      if (formula.text !== "") reading.afterSpace = false;
    } else {
      // DispFormula, and elements of older DTDs that are not mapped: their text counts, their markup does not.
      for (const inline of readInlines(child, reading, display || child.name === "DispFormula")) append(inlines, inline);
    }
  }
  return inlines;
}

function append(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1);
  if (inline === "") return;
  if (typeof inline === "string" && typeof last === "string") inlines[inlines.length - 1] = last + inline;
  else inlines.push(inline);
}

function readCharacters(raw: string, reading: Reading): string {
  const text = squeeze(raw);
  const kept = reading.afterSpace && text.startsWith(" ") ? text.slice(1) : text;
  if (kept !== "") reading.afterSpace = kept.endsWith(" ");
  return kept;
}

function trimEnd(inlines: readonly Inline[]): RichText {
  const last = inlines.at(-1);
  if (last === undefined || (typeof last !== "string" && "mathml" in last)) return inlines;
  const before = inlines.slice(0, -1);
  if (typeof last === "string") {
    const text = last.replace(/ $/, "");
    return text === "" ? trimEnd(before) : [...before, text];
  }
  const children = trimEnd(last.children);
  return children.length === 0 ? trimEnd(before) : [...before, { ...last, children }];
}
