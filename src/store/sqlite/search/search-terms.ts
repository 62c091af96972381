import type { Contributor } from "../../../domain/author.ts";
import { indexWords } from "../../../domain/index-words.ts";
import { pairWords, termToken, type TermField } from "../../../domain/search-columns.ts";
import { plainText } from "../../../domain/study-text.ts";
import type { Study } from "../../../domain/study.ts";

type Words = readonly string[];
type Value = readonly [field: TermField, value: string | undefined];

/** The whole values of a study, a token each: what `[au]`, `[mh]`, `[pt]`, `[ta]` … match exactly. */
export function searchTerms(study: Study): readonly string[] {
  const tokens = [
    ...[...study.authors, ...study.editors].flatMap((author) => authorTokens(author, "au", "name")),
    ...authorTokens(study.authors[0], "first"),
    ...authorTokens(study.authors.at(-1), "last"),
    ...study.investigators.flatMap((investigator) => authorTokens(investigator, "investigator")),
    ...meshTokens(study),
    ...plainValues(study).flatMap(([field, value]) => tokenOf(field, value)),
  ];
  return [...new Set(tokens)];
}

function tokenOf(field: TermField, value: string | undefined): readonly string[] {
  const words = value === undefined ? [] : indexWords(value);
  return words.length === 0 ? [] : [termToken(field, words)];
}

/** A person under family name alone, with any number of initials, and with given names before or behind; a group as it is. */
function authorTokens(contributor: Contributor | undefined, loose: TermField, exact?: TermField): readonly string[] {
  if (contributor === undefined) return [];
  if (contributor.kind === "collective") return tokenOf(loose, plainText(contributor.name));
  const { name } = contributor;
  // Each part once: an author has up to nine ways to be asked for, and articles have hundreds of authors.
  const [family, given, initials, suffix] = [name.family, name.given, name.initials, name.suffix].map((part) =>
    part === undefined ? [] : indexWords(part),
  ) as [Words, Words, Words, Words];
  const whole = [
    [...family, ...initials, ...suffix],
    [...family, ...given, ...suffix],
    [...given, ...family, ...suffix],
  ];
  const letters = (name.initials ?? "").replace(/\W/g, "");
  const begun = Array.from(letters, (_, at) => [...family, ...indexWords((name.initials ?? "").slice(0, at + 1))]);
  const tokens = (field: TermField, forms: readonly Words[]) =>
    forms.flatMap((words) => (words.length === 0 ? [] : [termToken(field, words)]));
  return [...tokens(loose, [...whole, ...begun, family]), ...(exact === undefined ? [] : tokens(exact, whole))];
}

function meshTokens({ mesh }: Study): readonly string[] {
  return mesh.flatMap(({ descriptor, major, qualifiers }) => {
    const heading = indexWords(descriptor);
    const isMajor = major || qualifiers.some((qualifier) => qualifier.major);
    return [
      termToken("mesh", heading),
      ...(isMajor ? [termToken("major", heading)] : []),
      ...qualifiers.flatMap(({ name }) => {
        const qualifier = indexWords(name);
        return [termToken("pair", pairWords(heading, qualifier)), termToken("qualifier", qualifier)];
      }),
    ];
  });
}

function plainValues(study: Study): readonly Value[] {
  const { journal, book } = study;
  const people = [...study.authors, ...study.editors];
  const substances = [...study.chemicals, ...study.supplementalMesh];
  return [
    ...people.map((person): Value => ["group", person.kind === "collective" ? plainText(person.name) : undefined]),
    ...people.map((person): Value => ["orcid", person.orcid]),
    ...[journal?.title, journal?.isoAbbreviation, journal?.medlineAbbreviation].map((name): Value => ["journal", name]),
    ["nlmid", journal?.nlmId],
    ...[journal?.issn, journal?.eissn, journal?.linkingIssn].map((issn): Value => ["issn", issn]),
    ...(book?.isbns ?? []).map((isbn): Value => ["isbn", isbn]),
    ["publisher", book?.publisher],
    ["book", book && plainText(book.title)],
    ["volume", study.volume],
    ["issue", study.issue],
    ...[study.pages?.text, study.pages?.first, study.articleNumber].map((page): Value => ["page", page]),
    ...study.languages.map((language): Value => ["language", language]),
    ...study.publicationTypes.map(({ name }): Value => ["type", name]),
    ...substances.map(({ name }): Value => ["substance", name]),
    ...study.chemicals.map(({ registryNumber }): Value => ["number", registryNumber]),
    ...study.dataBanks
      .flatMap(({ name, accessions }) => [name, ...accessions])
      .map((accession): Value => ["accession", accession]),
    ...study.registrations.flatMap(({ id, registry }): Value[] => [
      ["accession", id],
      ["accession", registry],
      ["id", id],
    ]),
    ...study.grants.map(({ id }): Value => ["grant", id]),
    ...[study.doi, study.pmcid, study.pii, ...study.otherIds.map(({ value }) => value)].map((id): Value => ["id", id]),
    ["subset", study.kind === "book" ? "book" : undefined],
    ["subset", study.citationStatus],
    ["subset", study.publicationStatus],
  ];
}
