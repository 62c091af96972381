import { expect, test } from "vitest";
import { identifiers } from "../../../src/web/pages/study-details.ts";
import { incoming } from "../../support/study-factory.ts";

test("a PMCID that NLM lists once more among its own ids is shown once (seen in 26702160)", () => {
  const { study } = incoming({
    pmcid: "PMC4678404",
    otherIds: [
      { type: "NLM", value: "PMC4678404 [Available on 06/05/16]" },
      { type: "NLM", value: "NIHMS12345" },
    ],
  });
  const shown = identifiers(study).map(({ term, value }) => `${term} ${value}`);
  expect(shown.filter((one) => one.includes("PMC4678404"))).toEqual(["PMC PMC4678404"]);
  expect(shown).toContain("NLM NIHMS12345");
});
