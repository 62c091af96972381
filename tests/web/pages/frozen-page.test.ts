import { expect, test } from "vitest";
import { coverage } from "../../../src/web/pages/frozen-page.ts";

test("the coverage of a frozen search is a phrase that a review can print, also before a first sync", () => {
  const studies = "51 studies";
  expect(coverage({ completeTo: { iso: "2026-11-24", text: "24 November 2026" }, studies })).toBe(
    "PubMed, complete to 24 November 2026; 51 studies stored when this page was made",
  );
  expect(coverage({ completeTo: undefined, studies })).toBe(
    "PubMed, before a first sync with it was complete; 51 studies stored when this page was made",
  );
});
