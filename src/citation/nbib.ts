import type { AbstractSection, Keyword, MeshHeading, Study } from "../domain/study.ts";
import { plainText, sectionText } from "../domain/study-text.ts";
import type { CitationWriter } from "./citation-format.ts";
import { correctionFields } from "./nbib-corrections.ts";
import { nbibHistory, nbibHistoryDay } from "./nbib-history.ts";
import { nbibPeople, nbibSubjects, type NbibField } from "./nbib-people.ts";
import { nbibSource, printedDay } from "./nbib-source.ts";
import { ownTitle } from "./cited-title.ts";
import { oneLine } from "./one-line.ts";
import { wrappedField } from "./wrapped-field.ts";

type NbibRow = readonly [tag: string, read: (study: Study) => string | readonly string[] | undefined];
type NbibBlock = (study: Study) => readonly NbibField[];

/** PubMed's own MEDLINE tags in PubMed's own order, read off 80 real records; blocks are tags that PubMed interleaves. */
const LAYOUT: readonly (NbibRow | NbibBlock)[] = [
  ["PMID", (study) => study.pmid],
  ["OWN", (study) => study.owner ?? "NLM"],
  ["STAT", (study) => study.citationStatus],
  ["CTDT", (study) => compact(study.book?.contributed?.iso)],
  ["DCOM", (study) => compact(study.completed)],
  ["LR", (study) => compact(study.revised)],
  ["IS", issns],
  ["ISBN", (study) => study.book?.isbns],
  ["VI", (study) => study.volume],
  ["IP", (study) => study.issue],
  ["PB", (study) => study.book?.publisher],
  ["DP", (study) => printedDay(study.published.text)],
  ["TI", (study) => plainText(ownTitle(study))],
  ["BTI", (study) => plainText(study.book?.title ?? [])],
  ["CTI", (study) => plainText(study.book?.collectionTitle ?? [])],
  ["PG", (study) => study.pages?.text ?? study.articleNumber],
  ["LID", locations],
  ["AB", (study) => joined(study.abstract)],
  ["CI", (study) => study.copyright],
  (study) => nbibPeople(study.editors, "FED", "ED", "names-only"),
  (study) => nbibPeople(study.authors, "FAU", "AU", "with-details"),
  ["LA", (study) => study.languages],
  ["SI", accessions],
  ["GR", (study) => study.grants.map(({ id, acronym, agency, country }) => filled([id, acronym, agency, country]).join("/"))],
  ["PT", (study) => study.publicationTypes.map(({ name }) => name)],
  ["TT", (study) => (study.vernacularTitle === undefined ? undefined : plainText(study.vernacularTitle.text))],
  ["DEP", (study) => compact(study.publishedElectronically?.iso)],
  ["PL", (study) => study.journal?.country ?? study.book?.place],
  ["TA", (study) => study.journal?.medlineAbbreviation],
  ["JT", (study) => study.journal?.title],
  ["JID", (study) => study.journal?.nlmId],
  ["EN", (study) => study.book?.edition],
  ["RN", (study) => study.chemicals.map(({ registryNumber, name }) => `${registryNumber ?? "0"} (${name})`)],
  ["SB", (study) => study.citationSubsets],
  correctionFields,
  ["MH", (study) => study.mesh.map(heading)],
  (study) => nbibSubjects(study.subjects),
  ["NM", (study) => study.supplementalMesh.map(({ name }) => name)],
  ["PMC", (study) => study.pmcid],
  ["MID", ({ otherIds }) => otherIds.filter(({ type }) => type === "mid").map(({ value }) => value)],
  ["OID", partnersIds],
  otherAbstracts,
  keywords,
  ["COIS", (study) => study.conflictOfInterest],
  (study) => nbibPeople(study.investigators, "FIR", "IR", "names-only"),
  ["EDAT", (study) => nbibHistoryDay(study, "pubmed")],
  ["MHDA", (study) => nbibHistoryDay(study, "medline")],
  ["PMCR", (study) => nbibHistoryDay(study, "pmc-release")?.slice(0, 10)],
  ["CRDT", (study) => nbibHistoryDay(study, "entrez")],
  ["PHST", nbibHistory],
  ["AID", articleIds],
  ["PST", (study) => study.publicationStatus],
  ["SO", nbibSource],
];

const LINE_END = "\r\n";

export const nbib: CitationWriter = {
  head: "",
  record: (study) => LAYOUT.map((part) => (typeof part === "function" ? block(part(study)) : row(part, study))).join(""),
  between: LINE_END,
  tail: "",
};

function row([tag, read]: NbibRow, study: Study): string {
  const values = read(study);
  if (values === undefined) return "";
  return block((typeof values === "string" ? [values] : values).map((value) => [tag, value]));
}

function block(fields: readonly NbibField[]): string {
  return fields
    .map(([tag, value]) => [tag, oneLine(value)] as const)
    .filter(([, value]) => value !== "")
    .map(([tag, value]) => wrappedField(tag, value, LINE_END))
    .join("");
}

/** "20170728" */
function compact(iso: string | undefined): string | undefined {
  return iso?.replaceAll("-", "");
}

function filled(parts: readonly (string | undefined)[]): string[] {
  return parts.filter((part) => part !== undefined).filter((part) => part !== "");
}

function joined(sections: readonly AbstractSection[]): string {
  return sections.map(sectionText).join(" ");
}

function issns({ journal }: Study): readonly string[] {
  const kinds = [
    [journal?.issn, "Print"],
    [journal?.eissn, "Electronic"],
    [journal?.linkingIssn, "Linking"],
  ] as const;
  return kinds.flatMap(([number, kind]) => (number === undefined ? [] : [`${number} (${kind})`]));
}

/** Where the article is found; the number of an article that PubMed also prints as its page is not repeated. */
function locations({ articleNumber, pages, doi }: Study): readonly string[] {
  const number = articleNumber === undefined || pages?.text === articleNumber ? [] : [`${articleNumber} [pii]`];
  return [...number, ...(doi === undefined ? [] : [`${doi} [doi]`])];
}

/** Sources of OtherID (NLM DTD): identifications by NLM and its partners, "NLM: NIHMS115457"; old records have them, articles' own ids are AID. */
const PARTNERS: ReadonlySet<string> = new Set([
  "NLM",
  "NASA",
  "KIE",
  "PIP",
  "POP",
  "ARPL",
  "CPC",
  "IND",
  "CPFH",
  "CLML",
  "NRCBL",
  "QCIM",
  "QCICL",
]);

function partnersIds({ otherIds }: Study): readonly string[] {
  return otherIds.filter(({ type }) => PARTNERS.has(type)).map(({ type, value }) => `${type}: ${value}`);
}

function articleIds({ pii, doi, otherIds }: Study): readonly string[] {
  return [
    ...(pii === undefined ? [] : [`${pii} [pii]`]),
    ...(doi === undefined ? [] : [`${doi} [doi]`]),
    ...otherIds.filter(({ type }) => type !== "mid" && !PARTNERS.has(type)).map(({ type, value }) => `${value} [${type}]`),
  ];
}

/** Registries and other banks as PubMed's DataBankList gave them; a registration only read in the abstract is not claimed here. */
function accessions({ registrations, dataBanks }: Study): readonly string[] {
  const trials = registrations
    .filter(({ saidBy }) => saidBy.includes("data-bank"))
    .map(({ registry, id }) => `${registry}/${id}`);
  return [
    ...trials,
    ...dataBanks.flatMap(({ name, accessions: ids }) => (ids.length === 0 ? [name] : ids.map((id) => `${name}/${id}`))),
  ];
}

/** "Brain Ischemia/diagnostic imaging/*surgery" */
function heading({ descriptor, major, qualifiers }: MeshHeading): string {
  return [starred(descriptor, major), ...qualifiers.map(({ name, major: isMajor }) => starred(name, isMajor))].join("/");
}

function starred(name: string, major: boolean): string {
  return major ? `*${name}` : name;
}

function otherAbstracts(study: Study): readonly NbibField[] {
  return study.otherAbstracts.flatMap(({ type, language, sections, copyright }): NbibField[] => [
    ["OAB", `${type}: ${joined(sections)}`],
    ["OABL", language],
    ["OCI", copyright ?? ""],
  ]);
}

function keywords(study: Study): readonly NbibField[] {
  const owners = [...new Set(study.keywords.map(({ owner }) => owner))];
  return owners.flatMap((owner): NbibField[] => [
    ["OTO", owner],
    ...study.keywords.filter((keyword) => keyword.owner === owner).map(keywordField),
  ]);
}

function keywordField({ text, major }: Keyword): NbibField {
  return ["OT", starred(plainText(text), major)];
}
