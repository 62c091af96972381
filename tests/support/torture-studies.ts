import { toPmid } from "../../src/domain/pmid.ts";
import type { IncomingStudy } from "../../src/store/ports.ts";
import { incoming } from "./study-factory.ts";

const person = (family: string, given: string, initials: string) =>
  ({ kind: "person", name: { family, given, initials }, affiliations: [`Institute of ${family}, Exampletown`] }) as const;

/** Invented records, each with something that has broken pages: markup, scripts of other languages, length, absence. */
export const tortureStudies: readonly IncomingStudy[] = [
  incoming({
    pmid: toPmid("90000001"),
    entered: "2026-11-21",
    title: [
      "Script in a title: <script>alert(1)</script> & \"quotes\" 'n' all, with ",
      { mark: "sup", children: ["18"] },
      "F and ",
      { mark: "i", children: ["in vivo"] },
      ".",
    ],
    abstract: [
      { label: "BACKGROUND", text: ["<img src=x onerror=alert(2)> is text here."] },
      {
        label: "RESULTS FOR SKET-2",
        text: [
          "Median ",
          { mark: "b", children: ["1.73 m", { mark: "sup", children: ["2"] }] },
          "; see https://example.org/?a=1&b=2.",
        ],
      },
    ],
    authors: [
      { ...person("<b>Bold</b>", 'Ann "><script>', "A"), orcid: "0000-0002-1825-0097" },
      person("van der Model", "Catharina", "C"),
      { kind: "collective", name: ["Demonstration <i>Study</i> Group"], affiliations: [] },
    ],
    doi: '10.9999/"><script>alert(3)</script>',
    pmcid: "javascript:alert(4)",
    keywords: [{ text: ["<svg onload=alert(5)>"], major: false, owner: "NOTNLM" }],
    registrations: [{ id: "javascript:alert(6)", registry: "ClinicalTrials.gov", saidBy: ["abstract"] }],
    publicationTypes: [{ name: "Journal <u>Article</u>" }],
  }),
  incoming({
    pmid: toPmid("90000002"),
    entered: "2026-11-20",
    title: ["[Esketamine in old age: an invented observational study from one hospital]."],
    vernacularTitle: { text: ["艾司氯胺酮用于老年抑郁症患者的观察性研究：来自一家虚构医院的结果."], language: "chi" },
    languages: ["chi"],
    abstract: [{ text: ["An unlabelled abstract of one sentence."] }],
    otherAbstracts: [
      { type: "Publisher", language: "chi", sections: [{ label: "目的", text: ["观察艾司氯胺酮的疗效。"] }] },
      { type: "plain-language-summary", language: "eng", sections: [{ text: ["What this means for patients, invented."] }] },
    ],
  }),
  incoming({
    pmid: toPmid("90000003"),
    entered: "2026-11-19",
    title: ["دراسة مخترعة عن الكيتامين والاكتئاب"],
    vernacularTitle: { text: ["دراسة مخترعة عن الكيتامين والاكتئاب"], language: "ara" },
    languages: ["ara"],
    published: { text: "2026 Autumn", iso: "2026", precision: "season" },
  }),
  incoming({
    pmid: toPmid("90000004"),
    entered: "2026-11-18",
    title: [
      "A receptor model with ",
      {
        mathml:
          "<math><msub><mi>K</mi><mi>i</mi></msub><mo>=</mo><mfrac><mrow><mn>1</mn></mrow><mrow><mi>α</mi><mo>+</mo><mi>β</mi></mrow></mfrac></math>",
        text: "Ki=1/(α+β)",
        display: false,
      },
      ": invented pharmacology.",
    ],
    status: [{ kind: "preprint", signals: ["publication-type"], related: [] }],
  }),
  incoming({
    pmid: toPmid("90000005"),
    entered: "2026-11-17",
    title: [
      `An invented title that does not end: ${"ketamine, esketamine and arketamine in treatment-resistant depression, ".repeat(9)}with Pneumonoultramicroscopicsilicovolcanoconiosis${"x".repeat(120)}.`,
    ],
    authors: Array.from({ length: 60 }, (_, index) => person(`Author${index + 1}`, "Given", "G")),
    investigators: [person("Investigator", "Ian", "I")],
    status: [
      { kind: "retracted", signals: ["publication-type", "title-prefix"], related: [toPmid("90000001"), toPmid("12345678")] },
      { kind: "corrected", signals: ["correction-reference"], related: [] },
    ],
    corrections: [
      { type: "RetractionIn", source: "Example J. 2026 Nov;1(1):9", pmid: toPmid("90000001") },
      { type: "ErratumIn", source: "Example J. 2026 Oct;1(1):8. no PMID" },
      { type: "SomethingNewIn", source: "Example J." },
    ],
    mesh: [
      { descriptor: "Ketamine", major: false, qualifiers: [{ name: "therapeutic use", major: true }] },
      { descriptor: "Depressive Disorder, Treatment-Resistant", major: true, qualifiers: [] },
    ],
    chemicals: [
      { name: "Ketamine", registryNumber: "690G0D6V8H" },
      { name: "Nothing", registryNumber: "0" },
    ],
    grants: [{ agency: "Example Council", id: "EX-1", country: "Nowhere" }],
    conflictOfInterest: "The authors are invented and have no interests.",
    doi: "10.9999/EXAMPLE(2026)<1:TITLE>2.0.CO;2-#",
    pmcid: "PMC9999999",
    registrations: [{ id: "NCT00000042", registry: "ClinicalTrials.gov", saidBy: ["data-bank"] }],
    journal: {
      title: "The Example Journal of Invented Psychiatry",
      isoAbbreviation: "Example J Invent Psychiatry",
      issn: "0000-0000",
    },
    volume: "12",
    issue: "4",
    pages: { text: "132-42", first: "132", last: "142" },
    publishedElectronically: { text: "2026 Nov 16", iso: "2026-11-16", precision: "day" },
  }),
  incoming({
    pmid: toPmid("90000006"),
    entered: "2026-11-01",
    title: [],
    published: { text: "", iso: "", precision: "unknown" },
    languages: [],
  }),
];
