import { isMathAttribute, isMathElement } from "../domain/mathml.ts";
import { escapeMarkup, type MathFormula } from "../domain/rich-text.ts";
import { collapse, type XmlElement } from "./xml.ts";

/** Parts that repeat the formula in another notation, or are made for machines: dropped with what they hold. */
const DROPPED: ReadonlySet<string> = new Set(["annotation", "annotation-xml", "script", "style"]);

/** Serialises mml:math with nothing but known elements and attributes, without prefix and layout white space. */
export function mathFormula(math: XmlElement, inDisplay: boolean): MathFormula {
  return {
    mathml: serialise(math),
    text: collapse(tokens(math)),
    display: inDisplay || math.attributes["display"] === "block",
  };
}

function serialise(element: XmlElement): string {
  const name = localName(element);
  if (DROPPED.has(name)) return "";
  const inner = contents(element)
    .map((child) => (typeof child === "string" ? escapeMarkup(child) : serialise(child)))
    .join("");
  if (!isMathElement(name)) return inner;
  const attributes = Object.entries(element.attributes)
    .filter(([attribute]) => isMathAttribute(attribute))
    .map(([attribute, value]) => ` ${attribute}="${escapeMarkup(collapse(value))}"`)
    .join("");
  return inner === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

function tokens(element: XmlElement): string {
  if (DROPPED.has(localName(element))) return "";
  return contents(element)
    .map((child) => (typeof child === "string" ? child : tokens(child)))
    .join("");
}

/** In MathML white space around a token's text, and all of it between elements, is layout (MathML 3, §2.1.7). */
function contents(element: XmlElement): readonly (string | XmlElement)[] {
  const children = element.children.map((child) => (typeof child === "string" ? collapse(child) : child));
  return children.filter((child) => child !== "");
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(":") + 1);
}
