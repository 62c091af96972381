import { expect, test } from "vitest";
import { formatReference } from "../../src/citation/format-reference.ts";
import { toReferenceStyle } from "../../src/citation/reference-styles.ts";
import { makeStudy } from "../support/study-factory.ts";
import { person } from "./torture/parts.ts";

function author(given: string, initials: string, style: string, suffix?: string): string {
  const model = person("Model", { given, initials, ...(suffix !== undefined && { suffix }) });
  const authors = [model, person("Zorn", { given: "Z", initials: "Z" })];
  return formatReference(makeStudy({ authors, title: ["T"] }), toReferenceStyle(style)).text;
}

test.each([
  [
    "Lora JH",
    "LJH",
    ["Model LJH, Zorn Z.", "Model, L. J. H., & Zorn, Z.", "Model, L.J.H. and Zorn, Z.", "Model, Lora J. H., and Z. Zorn."],
  ],
  [
    "Guo-feng",
    "GF",
    ["Model GF, Zorn Z.", "Model, G.-F., & Zorn, Z.", "Model, G.-F. and Zorn, Z.", "Model, Guo-feng, and Z. Zorn."],
  ],
  [
    "Abd-el-Karim",
    "AK",
    ["Model AK, Zorn Z.", "Model, A.-K., & Zorn, Z.", "Model, A.-K. and Zorn, Z.", "Model, Abd-el-Karim, and Z. Zorn."],
  ],
  [
    "M W J",
    "MW",
    ["Model MW, Zorn Z.", "Model, M. W. J., & Zorn, Z.", "Model, M.W.J. and Zorn, Z.", "Model, M. W. J., and Z. Zorn."],
  ],
  ["Iu K", "IuK", ["Model IuK, Zorn Z.", "Model, I. K., & Zorn, Z.", "Model, I.K. and Zorn, Z.", "Model, Iu K., and Z. Zorn."]],
  [
    "Do Young",
    "do Y",
    ["Model DY, Zorn Z.", "Model, D. Y., & Zorn, Z.", "Model, D.Y. and Zorn, Z.", "Model, Do Young, and Z. Zorn."],
  ],
  ["JA", "JA", ["Model JA, Zorn Z.", "Model, J. A., & Zorn, Z.", "Model, J.A. and Zorn, Z.", "Model, J. A., and Z. Zorn."]],
])(
  "%s is abbreviated as each style asks, AMA and Vancouver as PubMed does",
  (given, initials, [nlm = "", apa = "", harvard = "", chicago = ""]) => {
    expect(author(given, initials, "ama")).toContain(nlm);
    expect(author(given, initials, "vancouver")).toContain(nlm);
    expect(author(given, initials, "apa")).toContain(apa);
    expect(author(given, initials, "harvard")).toContain(harvard);
    expect(author(given, initials, "chicago")).toContain(chicago);
  },
);

test("Jr has its stop in APA and Chicago only", () => {
  expect(author("F R", "FR", "apa", "Jr")).toContain("Model, F. R., Jr., & Zorn, Z.");
  expect(author("F R", "FR", "chicago", "Jr")).toContain("Model, F. R., Jr., and Z. Zorn.");
  expect(author("F R", "FR", "ama", "Jr")).toContain("Model FR Jr, Zorn Z.");
  expect(author("F R", "FR", "apa", "3rd")).toContain("Model, F. R., 3rd, & Zorn, Z.");
});
