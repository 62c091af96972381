import type { MeshHeading, Study } from "../../domain/study.ts";
import type { StoredStudy } from "../../store/ports.ts";
import { doiAddress, pubmedAddress, registryAddress } from "./links.ts";
import { precisionNote, publishedTime } from "./publication.ts";
import { day } from "./words.ts";
import type { Time } from "./words.ts";
import type { QuoteIds } from "./study-tags.ts";

/** PubStatus values of NLM's DTD in words. */
const HISTORY: Readonly<Record<string, string>> = {
  received: "Received by the journal",
  revised: "Revised by the authors",
  accepted: "Accepted",
  ecollection: "Electronic collection",
  epublish: "Published online",
  ppublish: "Published in print",
  aheadofprint: "Ahead of print",
  retracted: "Retracted",
  pubmed: "Shown in PubMed",
  medline: "Indexed for MEDLINE",
  entrez: "Entered PubMed",
  pmc: "In PubMed Central",
  pmcr: "In PubMed Central",
  "pmc-release": "Free in PubMed Central",
};

type Fact = { readonly term: string; readonly value: string; readonly href: string; readonly note: string };

export function identifiers(study: Study): readonly Fact[] {
  const doi = study.doi;
  return [
    {
      term: "PMID",
      value: study.pmid,
      href: pubmedAddress(study.pmid),
      note: study.version > 1 ? `version ${study.version}` : "",
    },
    ...(doi === undefined ? [] : [{ term: "DOI", value: doi, href: doiAddress(doi) ?? "", note: "" }]),
    ...(study.pmcid === undefined ? [] : [{ term: "PMC", value: study.pmcid, href: pmcHref(study.pmcid), note: "" }]),
    ...(study.pii === undefined ? [] : [{ term: "Publisher’s item", value: study.pii, href: "", note: "" }]),
    ...study.registrations.map((registration) => ({
      term: registration.registry,
      value: registration.id,
      href: registryAddress(registration),
      note: registration.saidBy.includes("data-bank") ? "" : `named in the ${registration.saidBy.join(" and ")}`,
    })),
    ...study.dataBanks.map(({ name, accessions }) => ({ term: name, value: accessions.join(", "), href: "", note: "" })),
    ...(study.book?.isbns ?? []).map((isbn) => ({ term: "ISBN", value: isbn, href: "", note: "" })),
    ...issns(study),
    // Old exports name the PMCID once more among NLM's own ids, also as "PMC2691775 [Available on 06/05/10]".
    ...study.otherIds
      .filter(({ value }) => study.pmcid === undefined || value.split(" ")[0] !== study.pmcid)
      .map(({ type, value }) => ({ term: type, value, href: "", note: "" })),
  ];
}

function issns({ journal }: Study): readonly Fact[] {
  return [
    ...(journal?.issn === undefined ? [] : [{ term: "ISSN", value: journal.issn, href: "", note: "print" }]),
    ...(journal?.eissn === undefined ? [] : [{ term: "ISSN", value: journal.eissn, href: "", note: "electronic" }]),
  ];
}

function pmcHref(pmcid: string): string {
  return /^PMC\d+$/i.test(pmcid) ? `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid.toUpperCase()}/` : "";
}

type DatedFact = { readonly term: string; readonly time: Time; readonly note: string };

/** Published, entered, and the journal's own history, oldest first; a date says how precise it is. */
export function studyDates({ study, entered, origin }: StoredStudy): readonly DatedFact[] {
  const online = study.publishedElectronically;
  const told = new Set(["entrez", "pubmed"]);
  const history = study.history
    .filter(({ status }) => !told.has(status))
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ status, date }) => ({ term: HISTORY[status] ?? status, time: day(date), note: "" }));
  return [
    { term: "Published", time: publishedTime(study.published), note: precisionNote(study.published) },
    ...(online === undefined ? [] : [{ term: "Online", time: publishedTime(online), note: precisionNote(online) }]),
    ...(origin === "landmark"
      ? []
      : [{ term: "Entered PubMed", time: day(entered), note: study.entered === undefined ? "the day we first saw it" : "" }]),
    ...history,
    ...(study.revised === undefined ? [] : [{ term: "Record revised", time: day(study.revised), note: "" }]),
  ];
}

/** MeSH with its qualifiers; a star of PubMed's becomes a word. */
export function subjectHeadings(study: Study, quoted: QuoteIds) {
  return {
    mesh: study.mesh.map((mesh, index) => ({ ...heading(mesh), id: quoted("mesh", index) })),
    hasMajor: study.mesh.some(isMajor),
    // The tagger reads substances and supplementary concepts as one list.
    supplemental: study.supplementalMesh.map(({ name }, index) => ({
      name,
      id: quoted("chemicals", study.chemicals.length + index),
    })),
    indexing:
      study.indexingMethod === "Automated"
        ? "Assigned automatically."
        : study.indexingMethod === "Curated"
          ? "Assigned automatically, then checked by an indexer."
          : "",
  };
}

function heading(mesh: MeshHeading) {
  return {
    descriptor: mesh.descriptor,
    major: mesh.major,
    qualifiers: mesh.qualifiers.map(({ name, major }) => ({ name, major })),
  };
}

function isMajor(mesh: MeshHeading): boolean {
  return mesh.major || mesh.qualifiers.some(({ major }) => major);
}

/** Substances with a CAS number or UNII, where there is a real one. */
export function substances(study: Study, quoted: QuoteIds) {
  return study.chemicals.map(({ name, registryNumber }, index) => ({
    id: quoted("chemicals", index),
    name,
    registryNumber: registryNumber === undefined || registryNumber === "0" ? "" : registryNumber,
  }));
}
