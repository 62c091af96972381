import type { Torture } from "./parts.ts";

export const TEXTS: readonly Torture[] = [
  ["an abstract in sections", { abstract: [{ label: "BACKGROUND", text: ["Why."] }, { label: "RESULTS", text: ["P<0.001 at 1.73 m", { mark: "sup", children: ["2"] }, "."] }, { text: ["No label."] }] }],
  ["no abstract", { abstract: [] }],
  ["a long abstract is one line", { abstract: [{ text: [Array.from({ length: 60 }, (_, at) => `Sentence ${String(at + 1)} of the invented abstract.`).join(" ")] }] }],
  ["an abstract that begins like a formula", { title: ["=HYPERLINK(\"http://example.org\")"], abstract: [{ text: ["-2 to +3 points; @home."] }] }],
  ["a value that begins with an apostrophe and a formula", { title: ["'=1+1 is text"] }],
  ["keywords and headings with commas, repeated", { keywords: [{ text: ["Ketamine"], major: false, owner: "NOTNLM" }, { text: ["treatment-resistant depression; TRD"], major: true, owner: "NOTNLM" }], mesh: [{ descriptor: "Ketamine", major: true, qualifiers: [] }, { descriptor: "Depressive Disorder, Major", major: false, qualifiers: [{ name: "drug therapy", major: true }, { name: "psychology", major: false }] }] }],
  ["thin, unbreakable and zero-width spaces", { title: ["Dose 0.5\u2009mg/kg\u00a0of keta\u200bmine."] }],
  ["an emoji and other signs outside the first plane", { title: ["𝛼-ketamine 🧪 in trials."] }],
  ["several languages", { languages: ["eng", "fre", "mul"] }],
]; // prettier-ignore
