import { expect, test } from "vitest";
import { CITATION_FORMATS } from "../../src/citation/formats.ts";
import { formatReference } from "../../src/citation/format-reference.ts";
import { REFERENCE_STYLES, toReferenceStyle } from "../../src/citation/reference-styles.ts";
import { writeCitations } from "../../src/citation/write-citations.ts";
import { tortureStudies } from "./torture/torture.ts";

const cases = tortureStudies();
const golden = (name: string): string => new URL(`../fixtures/citation/${name}`, import.meta.url).pathname;

test("there are at least sixty peculiarities, each of its own", () => {
  expect(new Set(cases.map(([peculiarity]) => peculiarity)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThanOrEqual(60);
});

// Golden files, read by eye. Binary comparison: line ends count.
test.each(CITATION_FORMATS.map((format) => [format.name, format] as const))("every peculiarity as %s", async (name, format) => {
  let text = "";
  for await (const piece of writeCitations(
    format.writer,
    cases.map(([, study]) => study),
  ))
    text += piece;
  await expect(text).toMatchFileSnapshot(
    golden(`torture.${name === "bibtex" ? "bib" : name === "biblatex" ? "biblatex.bib" : name}`),
  );
});

test.each(Object.keys(REFERENCE_STYLES).map(toReferenceStyle))("every peculiarity as a reference in %s", async (style) => {
  const lines = cases.map(([peculiarity, study]) => {
    const { text, html } = formatReference(study, style);
    return `# ${peculiarity}\n${text}\n${html}\n`;
  });
  await expect(lines.join("\n")).toMatchFileSnapshot(golden(`torture.${style}.txt`));
});
