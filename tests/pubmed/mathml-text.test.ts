import { expect, test } from "vitest";
import { formulaText } from "../../src/pubmed/mathml-text.ts";
import { parseXml } from "../../src/pubmed/xml.ts";

const sum = "<mrow><mi>α</mi><mo>+</mo><mi>β</mi></mrow>";
const square = "<msup><mi>x</mi><mn>2</mn></msup>";

test.each([
  [`<mfrac><mn>1</mn>${sum}</mfrac>`, "1/(α+β)"],
  [`<mfrac><mrow>${sum}</mrow><mn>2</mn></mfrac>`, "(α+β)/2"],
  [`<mfrac><mrow><mo>(</mo>${sum}<mo>)</mo></mrow><mn>2</mn></mfrac>`, "(α+β)/2"],
  [`<mfrac><mrow>${square}</mrow><mstyle><mi>y</mi></mstyle></mfrac>`, "x2/y"],
  ["<mfrac><mfrac><mn>1</mn><mi>a</mi></mfrac><mi>b</mi></mfrac>", "(1/a)/b"],
  ["<mfrac><mtext>responders</mtext><mtext>all randomised</mtext></mfrac>", "responders/(all randomised)"],
  ["<mn>2</mn><mfrac><mn>1</mn><mn>3</mn></mfrac><mi>x</mi>", "2 1/3 x"],
  ["<msup><mi>e</mi><mrow><mo>-</mo><mfrac><mi>t</mi><mi>τ</mi></mfrac></mrow></msup>", "e-t/τ"],
  ["<mo>(</mo><mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>", "(nk)"],
  ["<mfrac><mspace/><mn>2</mn></mfrac>", "2"],
  [square, "x2"],
  ["<semantics><mi>a</mi><annotation>\\alpha</annotation></semantics>", "a"],
])("%s reads %s", (inner, text) => {
  expect(formulaText(parseXml(`<math>${inner}</math>`))).toBe(text);
});

test("however deep fractions stand in one another, each is read once", () => {
  const deep = Array.from({ length: 500 }).reduce(
    (inner: string) => `<mrow><mfrac>${inner}<mn>2</mn></mfrac></mrow>`,
    "<mi>x</mi>",
  );
  expect(formulaText(parseXml(`<math>${deep}</math>`))).toHaveLength(1 + 500 * 2 + 499 * 2);
});
