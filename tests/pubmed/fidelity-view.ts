import type { Contributor } from "../../src/domain/author.ts";
import type { RichText } from "../../src/domain/rich-text.ts";
import { plainText } from "../../src/domain/study-text.ts";
import type { AbstractSection, Study } from "../../src/domain/study.ts";

/** A study in the shape that fidelity.py prints, so that the two readings can be compared field by field. */
export function fidelityView(study: Study): Readonly<Record<string, unknown>> {
  const { book, journal } = study;
  return {
    pmid: study.pmid,
    version: study.version,
    title: plainText(study.title),
    titleRuns: runs(study.title),
    vernacular: study.vernacularTitle ? plainText(study.vernacularTitle.text) : null,
    abstract: study.abstract.map(section),
    copyright: study.copyright ?? null,
    otherAbstracts: study.otherAbstracts.map((other) => [
      other.type,
      other.language,
      other.sections.map(section),
      other.copyright ?? null,
    ]),
    authors: study.authors.map(contributor),
    complete: study.authorsComplete,
    editors: study.editors.map(contributor),
    investigators: study.investigators.map(contributor),
    subjects: study.subjects.map((name) => nulled(name, ["family", "given", "initials", "suffix"])),
    journal:
      journal &&
      nulled(journal, [
        "title",
        "isoAbbreviation",
        "medlineAbbreviation",
        "issn",
        "eissn",
        "linkingIssn",
        "nlmId",
        "country",
        "citedMedium",
      ]),
    volume: study.volume ?? null,
    issue: study.issue ?? null,
    pages: study.pages ? nulled(study.pages, ["text", "first", "last"]) : null,
    published: study.published,
    electronic: study.publishedElectronically ?? null,
    history: study.history.map(({ status, date }) => [status, date]),
    entered: study.entered ?? null,
    revised: study.revised ?? null,
    completed: study.completed ?? null,
    ids: {
      ...nulled(study, ["doi", "pmcid", "pii"]),
      others: study.otherIds.map(({ type, value }) => `${type} ${value}`).sort(),
    },
    types: study.publicationTypes.map((type) => nulled(type, ["name", "ui"])),
    mesh: study.mesh.map(({ descriptor, ui, major, geographic, qualifiers }) => [
      descriptor,
      ui ?? null,
      major,
      geographic ?? false,
      ...qualifiers.map((qualifier) => [qualifier.name, qualifier.ui ?? null, qualifier.major]),
    ]),
    supplemental: study.supplementalMesh.map(({ ui, name, type }) => [ui, name, type]),
    chemicals: study.chemicals.map(({ name, ui, registryNumber }) => [name, ui ?? null, registryNumber ?? null]),
    keywords: study.keywords.map(({ text, major, owner }) => [plainText(text), major, owner]),
    grants: study.grants.map(({ id, acronym, agency, country }) => [
      id ?? null,
      acronym ?? null,
      agency ?? null,
      country ?? null,
    ]),
    coi: study.conflictOfInterest ?? null,
    registrations: study.registrations.map(({ id }) => id).sort(),
    dataBanks: study.dataBanks.map(({ name, accessions }) => [name, accessions]),
    corrections: study.corrections.map((correction) => nulled(correction, ["type", "source", "pmid", "note"])),
    status: study.status.map(({ kind, signals }) => [kind, signals]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    languages: study.languages,
    model: study.publicationModel ?? null,
    citationStatus: study.citationStatus ?? null,
    publicationStatus: study.publicationStatus ?? null,
    indexing: study.indexingMethod ?? null,
    book: book && {
      title: plainText(book.title) || null,
      collection: book.collectionTitle ? plainText(book.collectionTitle) : null,
      ...nulled(book, [
        "publisher",
        "place",
        "edition",
        "isbns",
        "began",
        "ended",
        "medium",
        "location",
        "contributed",
        "accession",
      ]),
      report: book.reportNumber ?? null,
    },
  };
}

function section({ label, category, text }: AbstractSection): unknown {
  return { label: label ?? null, category: category ?? null, text: plainText(text), runs: runs(text) };
}

function contributor(who: Contributor): unknown {
  const name =
    who.kind === "collective" ? { collective: plainText(who.name) } : nulled(who.name, ["family", "given", "initials", "suffix"]);
  return { ...name, affiliations: who.affiliations, orcid: who.orcid ?? null, equal: who.equalContribution ?? false };
}

/** What is marked how: [marks from outside in, characters without white space], neighbours joined. */
function runs(rich: RichText, marks: readonly string[] = []): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  const add = (path: string, text: string) => {
    const characters = text.replace(/[ \t\r\n]/g, "");
    const last = found.at(-1);
    if (characters === "") return;
    if (last?.[0] === path) last[1] += characters;
    else found.push([path, characters]);
  };
  for (const inline of rich) {
    if (typeof inline === "string") add(marks.join("/"), inline);
    else if ("mathml" in inline) add([...marks, "math"].join("/"), inline.text);
    else for (const [path, text] of runs(inline.children, [...marks, inline.mark])) add(path, text);
  }
  return found;
}

function nulled<T extends object>(from: T, names: readonly (keyof T & string)[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
}
