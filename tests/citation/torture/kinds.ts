import { group, person, type Torture } from "./parts.ts";

export const KINDS: readonly Torture[] = [
  ["a chapter with editors (seen in 20301347)", { kind: "book", title: ["Ketamine"], editors: [person("Editor", { given: "Eve", initials: "E" }), person("van Redactie", { given: "Rob", initials: "R" })], book: { title: ["InventedReviews", { mark: "sup", children: ["®"] }], publisher: "University of Example", place: "Exampletown (EX)", isbns: ["978-3-16-148410-0"], edition: "2nd", published: { text: "2019", iso: "2019", precision: "year" }, contributed: { text: "2021 Mar 9", iso: "2021-03-09", precision: "day" } }, published: { text: "2019", iso: "2019", precision: "year" } }],
  ["a chapter without editors", { kind: "book", title: ["Esketamine for patients"], authors: [group("PDX Editorial Board")], book: { title: ["PDX Drug Information Summaries"], publisher: "Invented Institute", isbns: [] } }],
  ["a whole book", { kind: "book", title: ["Anaesthesia: an invented approach"], book: { title: ["Anaesthesia: an invented approach"], publisher: "Model Press", place: "Oxford", isbns: ["1859962521"] } }],
  ["a preprint", { journal: { title: "inventRxiv : the preprint server for examples", isoAbbreviation: "inventRxiv", eissn: "2692-8205" }, publicationTypes: [{ name: "Preprint", ui: "D000076942" }], status: [{ kind: "preprint", signals: ["publication-type"], related: [] }], doi: "10.9999/2024.01.01.1" }],
  ["ahead of print", { publicationStatus: "aheadofprint", publicationModel: "Print-Electronic", publishedElectronically: { text: "2024 03 05", iso: "2024-03-05", precision: "day" } }],
  ["a trial's protocol", { publicationTypes: [{ name: "Clinical Trial Protocol", ui: "D000078325" }] }],
]; // prettier-ignore
