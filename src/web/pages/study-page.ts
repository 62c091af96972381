import { STOP_WORDS } from "../../search/stop-words.ts";
import { abstractText, plainText, titleText } from "../../domain/study-text.ts";
import { safeHtml } from "../../domain/rich-text.ts";
import type { Study } from "../../domain/study.ts";
import type { Revision, SimilarStudy, StoredStudy } from "../../store/ports.ts";
import { markedSections, otherAbstracts } from "./abstracts.ts";
import { corrections } from "./corrections.ts";
import type { NameRecord } from "./corrections.ts";
import { language } from "./language.ts";
import { studyAddress, studyLinks } from "./links.ts";
import { citationFiles, styleLinks } from "./cite-page.ts";
import { byline, people, peopleNames } from "./people.ts";
import { publication } from "./publication.ts";
import { quotesIn } from "./quotes.ts";
import { revisions } from "./revisions.ts";
import { signalWords, sortedStatus, statusWords } from "./status-words.ts";
import { factQuotes, studyFacts } from "./study-facts.ts";
import { quotedEntries, studyTags } from "./study-tags.ts";
import { evidenceRing, summaryModel } from "./tag-words.ts";
import { identifiers, studyDates, substances, subjectHeadings } from "./study-details.ts";
import { markedTitle, studyTitle } from "./title.ts";
import { trialAsides, type TrialAside } from "./trial-page.ts";
import { listed } from "./words.ts";

type StudyFacts = {
  readonly stored: StoredStudy;
  readonly revisions: readonly Revision[];
  readonly similar: readonly SimilarStudy[];
  readonly nameRecord: NameRecord;
  readonly trials: readonly TrialAside[];
};

export function studyPage({ stored, revisions: history, nameRecord, trials, similar }: StudyFacts) {
  const { study, origin, tags, facts } = stored;
  const links = studyLinks(study);
  const best = links.find(({ text }) => text === "Free full text") ?? links[1] ?? links[0];
  const quotes = (field: "title" | "abstract", text: string) => quotesIn(field, text, tags, facts);
  const sections = markedSections(study.abstract, quotes("abstract", abstractText(study)));
  const title = studyTitle(study);
  const quoted = quotedEntries(tags);
  return {
    pmid: study.pmid,
    ...title,
    headingHtml: titleText(study).trim() === "" ? title.titleHtml : markedTitle(study, quotes("title", titleText(study))),
    ring: evidenceRing(tags),
    summary: summaryModel(tags, facts),
    facts: studyFacts(tags, facts),
    factQuotes: factQuotes(facts),
    tags: studyTags(tags, stored.overrides ?? []),
    hasQuotes: sections.some(({ html, labelHtml }) => (html + labelHtml).includes("<mark")),
    banners: banners(study, nameRecord),
    landmark: origin === "landmark",
    languageNote: languageNote(study),
    byline: byline(study.authors),
    authorsIncomplete: !study.authorsComplete,
    publication: publication(study),
    links: links.map((link) => ({ ...link, best: link === best })),
    abstract: sections,
    noAbstract: sections.length === 0,
    copyright: study.copyright ?? "",
    otherAbstracts: otherAbstracts(study),
    people: peopleGroups(study),
    aboutPeople: peopleNames(study.subjects),
    ...subjectHeadings(study, quoted),
    substances: substances(study, quoted),
    keywords: study.keywords.map(({ text, major }, index) => ({ html: safeHtml(text), major, id: quoted("keywords", index) })),
    corrections: corrections(
      study.corrections
        .map((correction, index) => ({ ...correction, id: quoted("corrections", index) }))
        .filter(({ type }) => type !== "Cites"),
      nameRecord,
    ),
    cited: corrections(
      study.corrections.filter(({ type }) => type === "Cites").map((correction) => ({ ...correction, id: undefined })),
      nameRecord,
    ),
    similar: similar.map(similarEntry).filter(({ why }) => why !== ""),
    trials: trialAsides(study.pmid, trials),
    identifiers: identifiers(study),
    dates: studyDates(stored),
    types: study.publicationTypes.map(({ name }, index) => ({ name, id: quoted("publicationTypes", index) })),
    languages: listed(study.languages.map((code) => language(code)?.name ?? code)),
    grants: study.grants.map(({ agency, id, country }) => [agency, id, country].filter((part) => part !== undefined).join(", ")),
    conflictOfInterest: study.conflictOfInterest ?? "",
    cite: { page: `${studyAddress(study.pmid)}/cite`, styles: styleLinks(study.pmid), files: citationFiles(study.pmid) },
    revisions: revisions(history),
  };
}

/** Another study, and in words what the two share. */
function similarEntry({ stored, shares }: SimilarStudy) {
  const named = (kind: SimilarStudy["shares"][number]["kind"]): readonly string[] =>
    shares.filter((share) => share.kind === kind).map(({ name }) => name);
  const [trials, headings, words] = [
    named("trial"),
    named("mesh"),
    named("word").filter((word) => !STOP_WORDS.has(word.toLowerCase())),
  ];
  const why = [
    ...(trials.length === 0 ? [] : [`the trial ${listed(trials)}`]),
    ...(headings.length === 0 ? [] : [listed(headings.slice(0, 3))]),
    ...(words.length === 0 ? [] : [`“${words.slice(0, 3).join("”, “")}”`]),
  ];
  const { titleHtml, titleLang } = studyTitle(stored.study);
  return { href: studyAddress(stored.study.pmid), titleHtml, titleLang, why: why.length === 0 ? "" : `Both: ${why.join("; ")}` };
}

/** Loud and first: what a reader must know before the title. */
function banners(study: Study, nameRecord: NameRecord) {
  return sortedStatus(study.status).map(({ kind, signals, related }) => {
    const { tone, label, sentence, related: relatedWords } = statusWords(kind);
    return {
      tone,
      label,
      sentence,
      relatedWords,
      related: related.map(nameRecord),
      evidence: kind === "preprint" || signals.length === 0 ? "" : `Said by ${listed(signalWords(signals))}.`,
    };
  });
}

/** "The article is in German." – said only where it is not in English. */
function languageNote({ languages, kind }: Study): string {
  const names = languages.filter((code) => code !== "eng" && code !== "und").map((code) => language(code)?.name ?? code);
  if (names.length === 0) return "";
  const all = languages.includes("eng") ? ["English", ...names] : names;
  return `The ${kind === "book" ? "text" : "article"} is in ${listed(all)}.`;
}

/** Authors, editors and investigators stay apart: an investigator is not an author. */
function peopleGroups(study: Study) {
  const groups = [
    { heading: "Authors and affiliations", people: people(study.authors) },
    { heading: "Editors", people: people(study.editors) },
    { heading: "Investigators of the group", people: people(study.investigators) },
  ];
  return groups.filter((group) => group.people.length > 0).map((group) => ({ ...group, count: group.people.length }));
}

/** One sentence for search engines and previews. */
export function studyDescription(study: Study): string {
  const text = study.abstract
    .map((section) => plainText(section.text))
    .join(" ")
    .trim();
  return text === "" ? `PMID ${study.pmid}.` : text.slice(0, 200);
}
