import { describe, expect, test } from "vitest";
import { compoundForms } from "../../src/domain/compounds.ts";
import { indexWords } from "../../src/domain/index-words.ts";

const forms = (typed: string) => compoundForms(indexWords(typed)).map((form) => form.join(" "));

describe("compounds that some write as two words meet the others", () => {
  test.each([
    ["subanaesthetic", "sub-anesthetic"],
    ["anti-depressant", "antidepressant"],
    ["post-partum", "postpartum"],
    ["multi-centre", "multicenter"],
    ["electro-convulsive therapy", "electroconvulsive therapy"],
    ["hydroxy-norketamine", "hydroxynorketamine"],
  ])("%s and %s", (one, other) => {
    expect(forms(one).sort()).toEqual(forms(other).sort());
    expect(forms(one)).toHaveLength(2);
  });

  test("what was typed comes first, and words that are no compound have no other form", () => {
    expect(forms("sub-anesthetic dose")).toEqual(["sub anesthetic dose", "subanesthetic dose"]);
    expect(forms("subjects present")).toEqual(["subjects present"]);
    expect(forms("post infusion intra-nasal")[0]).toBe("post infusion intra nasal");
    expect(forms("")).toEqual([""]);
  });
});
