import { SaxesParser } from "saxes";
import { AppError } from "../domain/errors.ts";
import { readQuickly } from "./quick-xml.ts";

/** An element as written: children in document order, attributes and text as strings, entities decoded, nothing coerced or trimmed. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
};

type XmlNode = string | XmlElement;

/** The root element of a well-formed document. Throws AppError("invalid") that says what is wrong and where. */
export function parseXml(text: string): XmlElement {
  return readQuickly(text) ?? parseStrictly(text);
}

/** The same by saxes alone, which refuses all that is not well-formed. */
export function parseStrictly(text: string): XmlElement {
  try {
    return readTree(text, "without positions");
  } catch {
    // Counting lines costs a third of the time, so that only a broken document is read again to say where it is broken.
    return readTree(text, "with positions");
  }
}

type Open = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: XmlNode[] };

function readTree(text: string, counting: "with positions" | "without positions"): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: counting === "with positions" });
  const document: Open = { name: "", attributes: {}, children: [] };
  const open = [document];
  let current = document;

  parser.on("error", (cause) => {
    throw new AppError("invalid", `Broken XML: ${cause.message}`, { cause });
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Open = { name, attributes, children: [] };
    current.children.push(element);
    open.push(element);
    current = element;
  });
  parser.on("closetag", () => {
    open.pop();
    current = open.at(-1) ?? document;
  });
  const addText = (run: string): void => {
    // A comment or a CDATA border splits what is one run of characters.
    const last = current.children.length - 1;
    const before = current.children[last];
    if (typeof before === "string") current.children[last] = before + run;
    else current.children.push(run);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();

  const root = document.children.find((node) => typeof node !== "string");
  if (!root) throw new AppError("invalid", "Broken XML: there is no element in it.");
  return root;
}

export function findChild(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!element) return undefined;
  for (const child of element.children) if (typeof child !== "string" && child.name === name) return child;
  return undefined;
}

export function listChildren(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  if (!element) return found;
  for (const child of element.children) if (typeof child !== "string" && child.name === name) found.push(child);
  return found;
}

/** All characters below, as written. */
export function characters(element: XmlElement): string {
  const [only] = element.children;
  if (element.children.length === 1 && typeof only === "string") return only;
  return element.children.map((child) => (typeof child === "string" ? child : characters(child))).join("");
}

/** All characters below, white space collapsed and trimmed as PubMed shows it; undefined when nothing is left. */
export function findText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const text = collapse(characters(element));
  return text === "" ? undefined : text;
}

export function childText(element: XmlElement | undefined, name: string): string | undefined {
  return findText(findChild(element, name));
}

/** Line ends and indentation are layout; no-break and thin spaces are the author's and stay. */
export function collapse(text: string): string {
  const squeezed = squeeze(text);
  return squeezed.startsWith(" ") || squeezed.endsWith(" ") ? squeezed.replace(/^ | $/g, "") : squeezed;
}

/** Each run of XML white space as one space; a lone space is not touched, which is what makes it quick. */
export function squeeze(text: string): string {
  return text.replace(/[\t\r\n][ \t\r\n]*| [ \t\r\n]+/g, " ");
}
