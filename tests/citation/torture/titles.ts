import type { Torture } from "./parts.ts";

export const TITLES: readonly Torture[] = [
  ["subscripts, superscripts and italics", { title: ["Binding of [", { mark: "sup", children: ["18"] }, "F]X to GABA", { mark: "sub", children: ["A"] }, " receptors in ", { mark: "i", children: ["Rattus norvegicus"] }, "."] }],
  ["Greek letters and signs", { title: ["β-arrestin, TNF-α ≥ 5 µg and Δ9-THC → κ-opioid."] }],
  ["everything TeX takes for itself", { title: ["50% & more: $5 #1 a_b {c} x~y 2^3 \\alpha <p> \"quoted\" 'single'."] }],
  ["a formula in MathML", { title: ["Dose ", { mathml: "<math><mi>x</mi><mo>=</mo><mn>2</mn></math>", text: "x=2", display: false }, " in mice."] }],
  ["acronyms and words whose capitals matter", { title: ["SUSTAIN-X: mTOR and BDNF in Parkinson's disease: an RCT."] }],
  ["begins in lower case", { title: ["p11 and mTORC1 after ketamine: effects on sleep."] }],
  ["two hyphens that are not a dash (seen in 7)", { title: ["Ketamine--an old drug--in new clothes."] }],
  ["a question", { title: ["Is ketamine an antidepressant?"] }],
  ["ends in an abbreviation", { title: ["Use of esketamine in the U.S."] }],
  ["ends in three dots", { title: ["And then there was ketamine..."] }],
  ["translated by PubMed, with the title of the paper", { title: ["[Ketamine in depression]."], vernacularTitle: { text: ["Ketamin bei Depression: eine erfundene Übersicht."], language: "ger" }, languages: ["ger"] }],
  ["only the title of the paper", { title: [], vernacularTitle: { text: ["Кетамин при депрессии."], language: "rus" }, languages: ["rus"] }],
  ["no title at all", { title: [] }],
  ["line breaks and tabs inside", { title: ["Ketamine\n      in\tthree   lines."] }],
  ["markup as text", { title: ["Effects at P<0.05 & <b>not bold</b>."] }],
  ["a stop inside the last mark", { title: ["A study of ", { mark: "i", children: ["E. coli."] }] }],
]; // prettier-ignore
