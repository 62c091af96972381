import { JOURNAL, type Torture } from "./parts.ts";

export const IDENTIFIERS: readonly Torture[] = [
  ["an old DOI with < > ; # and brackets", { doi: "10.1002/(SICI)1099-0000(199808)17:1<16::AID-X968>3.0.CO;2-#" }],
  ["a DOI with an underscore and a percent sign", { doi: "10.1234/abc_def%20g&h" }],
  ["PMID, PMCID, DOI and PII", { doi: "10.1234/X.5", pmcid: "PMC1234567", pii: "S0000-0000(24)00001-5" }],
  ["no DOI", {}],
  ["an electronic journal only", { journal: { title: "e-Invent", eissn: "2345-6784" } }],
  ["a journal with its place in the title", { journal: { ...JOURNAL, title: "Nursing invention (Harrow, London, England : 1994)" } }],
  ["registered trials", { registrations: [{ id: "NCT01234567", registry: "ClinicalTrials.gov", saidBy: ["data-bank", "abstract"] }, { id: "ISRCTN12345678", registry: "ISRCTN", saidBy: ["abstract"] }] }],
]; // prettier-ignore
