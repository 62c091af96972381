import { isMathAttribute, isMathElement } from "../domain/mathml.ts";
import { escapeMarkup, type MathFormula } from "../domain/rich-text.ts";
import { drawn, formulaText, localName } from "./mathml-text.ts";
import { collapse, type XmlElement } from "./xml.ts";

/** Serialises mml:math with nothing but known elements and attributes, without prefix and layout white space. */
export function mathFormula(math: XmlElement, inDisplay: boolean): MathFormula {
  return {
    mathml: serialise(math),
    text: formulaText(math),
    display: inDisplay || math.attributes["display"] === "block",
  };
}

function serialise(element: XmlElement): string {
  const name = localName(element);
  const inner = drawn(element)
    .map((child) => (typeof child === "string" ? escapeMarkup(child) : serialise(child)))
    .join("");
  if (!isMathElement(name)) return inner;
  const attributes = Object.entries(element.attributes)
    .filter(([attribute]) => isMathAttribute(attribute))
    .map(([attribute, value]) => ` ${attribute}="${escapeMarkup(collapse(value))}"`)
    .join("");
  return inner === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}
