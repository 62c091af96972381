import { expect, test } from "vitest";
import { withoutReferenceLists } from "../../src/pubmed/reference-lists.ts";

const LISTS = `<ReferenceList><Reference><Citation>x</Citation></Reference><ReferenceList/></ReferenceList>\n <ReferenceList></ReferenceList>\n`;

test("reference lists at the end of an article or a book go, and nothing else", () => {
  expect(withoutReferenceLists(`<PubmedArticle><PubmedData><a/>${LISTS}</PubmedData></PubmedArticle>`)).toBe(
    "<PubmedArticle><PubmedData><a/></PubmedData></PubmedArticle>",
  );
  expect(withoutReferenceLists(`<PubmedBookArticle><BookDocument>${LISTS}</BookDocument><b/></PubmedBookArticle>`)).toBe(
    "<PubmedBookArticle><BookDocument></BookDocument><b/></PubmedBookArticle>",
  );
});

test.each([
  "<PubmedArticle><PubmedData/></PubmedArticle>",
  `<PubmedArticle><!-- ${LISTS} --><PubmedData>${LISTS}</PubmedData></PubmedArticle>`,
  `<PubmedArticle><PubmedData>${LISTS}<a/></PubmedData></PubmedArticle>`,
  `<PubmedArticle>${LISTS}</PubmedArticle>`,
])("where that is not certain the record stays whole: %j", (raw) => {
  expect(withoutReferenceLists(raw)).toBe(raw);
});
