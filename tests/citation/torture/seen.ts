import { day, JOURNAL, person, type Torture } from "./parts.ts";

/** What reading whole real records beside their citations brought up. */
export const SEEN: readonly Torture[] = [
  ["a paper in Hungarian (seen in 545227)", { languages: ["hun"], title: ["[Invented changes in childhood]."], vernacularTitle: { text: ["Kitalált elváltozások a gyermekkorban."], language: "hun" }, authors: [person("Példa", { given: "Zoltán B", initials: "ZB" }), person("Minta", { given: "J", initials: "J" })] }],
  ["a paper in Chinese", { languages: ["chi"], title: ["[Invented trial of ketamine]."], authors: [person("Shili", { given: "Yi", initials: "Y" }), person("Yangben", { given: "Er-San", initials: "ES" })] }],
  ["a journal with titles in two languages (seen in 25960241)", { journal: { ...JOURNAL, title: "Invented medicine & example = Médecine inventée & exemple" } }],
  ["italics twice (seen in 31541003)", { title: ["Through ", { mark: "i", children: [{ mark: "i", children: ["PTEN"] }] }, " signaling."] }],
  ["a month in figures (seen in 30413706)", { published: day("2018-11-09", "2018 11 09") }],
  ["ids of NLM and its partners, and a manuscript's number (seen in 19358578)", { pmcid: "PMC99", otherIds: [{ type: "mid", value: "NIHMS99" }, { type: "NLM", value: "NIHMS99 [Available on 06/05/10]" }, { type: "KIE", value: "77" }] }],
  ["a retraction whose pages are missing (seen in 31541003)", { status: [{ kind: "retracted", signals: ["publication-type"], related: [] }], corrections: [{ type: "RetractionIn", source: "Invent Rep. 2020 Mar 27;40(3):" }] }],
  ["initials that stand together (seen in 20301347)", { authors: [person("Model", { given: "Lora JH", initials: "LJH" }), person("Sample", { given: "F R", initials: "FR", suffix: "Jr" }), person("Muster", { given: "A", initials: "A" })] }],
  ["a small letter behind the hyphen of a given name", { authors: [person("Yangben", { given: "Guo-feng", initials: "GF" }), person("Mithal", { given: "Abd-el-Karim", initials: "AK" })] }],
]; // prettier-ignore
