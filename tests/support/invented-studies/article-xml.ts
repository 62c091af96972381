import { escapeXml } from "../eutils/xml-text.ts";
import { dice, type Dice } from "./dice.ts";
import { INVENTED, studyAbstract } from "./study-abstract.ts";
import { correctionsList, isNotice, titleWithStatus } from "./study-corrections.ts";
import { studyFacts, type StudyFacts } from "./study-facts.ts";
import { chemicals, meshHeadings, publicationTypes } from "./study-headings.ts";
import { partnerOf, studyKind, type StudyKind } from "./study-kinds.ts";
import { studyTitle } from "./study-titles.ts";
import { authorList, dayElements, element, grantList, journal, pubDate, referenceList } from "./study-xml-parts.ts";
import type { StudyDates } from "./study-dates.ts";

export type ArticleParts = {
  readonly seed: number;
  readonly index: number;
  readonly dates: StudyDates;
  readonly references: boolean;
};

export const FIRST_PMID = 99_000_001;

/** One invented record as PubMed would export it, in one line. */
export function articleXml({ seed, index, dates, references }: ArticleParts): string {
  const kind = studyKind(index);
  const partner = partnerOf(index);
  // A notice speaks of its partner's study, and both halves of a preprint pair report the same one.
  const told = partner !== undefined && (isNotice(kind) || kind === "published-preprint") ? partner : index;
  const facts = studyFacts(seed, told);
  const roll = dice(seed, index, 7);
  const pmid = String(FIRST_PMID + index);
  const indexed = dates.indexed !== undefined;
  const where = journal(seed, index);
  const linked =
    partner === undefined
      ? undefined
      : { pmid: String(FIRST_PMID + partner), source: `${journal(seed, partner).abbreviation}. ${dates.published.slice(0, 4)}` };
  const status = indexed ? "MEDLINE" : roll.pick(["Publisher", "In-Data-Review", "PubMed-not-MEDLINE"]);
  const doi = `10.5555/invented.${pmid}`;
  const citation = [
    `<PMID Version="1">${pmid}</PMID>`,
    dates.indexed === undefined ? "" : `<DateCompleted>${dayElements(dates.indexed)}</DateCompleted>`,
    `<DateRevised>${dayElements(dates.revised)}</DateRevised>`,
    article({ kind, facts, roll, seed, index, told, dates, doi }),
    `<MedlineJournalInfo><Country>Exampleland</Country>${element("MedlineTA", where.abbreviation)}<NlmUniqueID>${where.id}</NlmUniqueID><ISSNLinking>${where.issn}</ISSNLinking></MedlineJournalInfo>`,
    indexed ? chemicals(facts) : "",
    indexed ? "<CitationSubset>IM</CitationSubset>" : "",
    correctionsList(kind, linked),
    indexed ? meshHeadings(kind, facts, roll) : "",
    roll.chance(0.1) && !isNotice(kind) ? plainSummary(facts) : "",
    roll.chance(0.6) ? keywords(facts, roll) : "",
    roll.chance(0.4)
      ? `<CoiStatement>${roll.pick(["The authors declare that they have no competing interests.", "A. Example has received fees from Specimen Pharma; the other authors report none."])}</CoiStatement>`
      : "",
  ];
  const medline = `<MedlineCitation Status="${status}" Owner="NLM"${indexed ? ' IndexingMethod="Automated"' : ""}>${citation.join("")}</MedlineCitation>`;
  return `<PubmedArticle>${medline}${pubmedData({ pmid, doi, dates, roll, references: references ? referenceList(seed, index) : "" })}</PubmedArticle>`;
}

type Article = {
  kind: StudyKind;
  facts: StudyFacts;
  roll: Dice;
  seed: number;
  index: number;
  told: number;
  dates: StudyDates;
  doi: string;
};

function article({ kind, facts, roll, seed, index, told, dates, doi }: Article): string {
  const where = journal(seed, index);
  const electronic = roll.chance(0.4);
  const vernacular = roll.chance(0.04);
  const notice = isNotice(kind);
  const base = studyTitle(studyKind(told), facts, seed, told);
  const abstract = notice ? "" : abstractXml(kind, facts, roll, seed, told);
  const full = `${titleWithStatus(kind, base, base)}${abstract === "" ? ` ${INVENTED}` : ""}.`;
  const page = roll.whole(1, 1200);
  const last = page + roll.whole(1, 14);
  const location = `<ELocationID EIdType="doi" ValidYN="Y">${doi}</ELocationID>`;
  const phase = /phase (\d)/.exec(base)?.[1];
  const registered =
    ["rct", "retracted", "corrected", "doubted", "preprint", "published-preprint", "secondary-analysis"].includes(kind) &&
    roll.chance(0.6);
  return [
    `<Article PubModel="${electronic ? "Electronic" : roll.pick(["Print", "Print-Electronic"])}">`,
    `<Journal><ISSN IssnType="${electronic ? "Electronic" : "Print"}">${where.issn}</ISSN><JournalIssue CitedMedium="${electronic ? "Internet" : "Print"}"><Volume>${roll.whole(1, 60)}</Volume>${roll.chance(0.8) ? `<Issue>${roll.whole(1, 12)}</Issue>` : ""}<PubDate>${pubDate(dates.published, roll)}</PubDate></JournalIssue>${element("Title", where.title)}${element("ISOAbbreviation", where.abbreviation)}</Journal>`,
    element("ArticleTitle", vernacular ? `[${full.replace(/\.$/, "")}].` : full),
    electronic
      ? location
      : `<Pagination><StartPage>${page}</StartPage><EndPage>${last}</EndPage><MedlinePgn>${page}-${shortened(page, last)}</MedlinePgn></Pagination>${location}`,
    abstract,
    authorList(seed, kind === "published-preprint" ? told : index),
    `<Language>${vernacular ? "ger" : "eng"}</Language>`,
    registered
      ? `<DataBankList CompleteYN="Y"><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList><AccessionNumber>${facts.registry}</AccessionNumber></AccessionNumberList></DataBank></DataBankList>`
      : "",
    grantList(roll),
    publicationTypes(kind, dates.indexed !== undefined, phase),
    vernacular ? "<VernacularTitle>Erfundene Studie zu Ketamin bei Depression.</VernacularTitle>" : "",
    electronic || roll.chance(0.5) ? `<ArticleDate DateType="Electronic">${dayElements(dates.published)}</ArticleDate>` : "",
    "</Article>",
  ].join("");
}

/** PubMed shortens the last page: 132-42. */
function shortened(first: number, last: number): string {
  const [from, to] = [String(first), String(last)];
  if (from.length !== to.length) return to;
  const same = Array.from(to).findIndex((digit, place) => digit !== from[place]);
  return to.slice(same);
}

function abstractXml(kind: StudyKind, facts: StudyFacts, roll: Dice, seed: number, told: number): string {
  if (roll.chance(0.05)) return "";
  const sections = studyAbstract(kind, facts, seed, told);
  const structured = !["case-report", "animal", "review", "qualitative"].includes(kind) && roll.chance(0.75);
  const copyright = roll.chance(0.2) ? "<CopyrightInformation>Invented; no rights reserved.</CopyrightInformation>" : "";
  const texts = structured
    ? sections.map(({ label, category, xml }) => `<AbstractText Label="${label}" NlmCategory="${category}">${xml}</AbstractText>`)
    : [`<AbstractText>${sections.map(({ xml }) => xml).join(" ")}</AbstractText>`];
  return `<Abstract>${texts.join("")}${copyright}</Abstract>`;
}

function plainSummary({ drug, condition }: StudyFacts): string {
  return `<OtherAbstract Type="plain-language-summary" Language="eng"><AbstractText>${escapeXml(`People with ${condition.name} sometimes get better quickly with ${drug.name}. This invented study asked for how long. ${INVENTED}`)}</AbstractText></OtherAbstract>`;
}

function keywords({ drug, condition }: StudyFacts, roll: Dice): string {
  const words = [
    drug.name,
    condition.name,
    ...roll.several(
      ["antidepressant", "NMDA receptor", "rapid-acting", "suicidal ideation", "dissociation", "mood disorders"],
      roll.whole(1, 4),
    ),
  ];
  return `<KeywordList Owner="NOTNLM">${words.map((word) => element("Keyword", word, 'MajorTopicYN="N"')).join("")}</KeywordList>`;
}

type Data = { pmid: string; doi: string; dates: StudyDates; roll: Dice; references: string };

function pubmedData({ pmid, doi, dates, roll, references }: Data): string {
  const time = `<Hour>${roll.whole(0, 23)}</Hour><Minute>${roll.whole(0, 59)}</Minute>`;
  const history = [["pubmed", dates.entered], ["medline", dates.indexed ?? dates.entered], ["entrez", dates.entered]] as const; // prettier-ignore
  const days = history.map(([status, day]) => `<PubMedPubDate PubStatus="${status}">${dayElements(day)}${time}</PubMedPubDate>`);
  const pmc = roll.chance(0.3) ? `<ArticleId IdType="pmc">PMC${pmid}</ArticleId>` : "";
  return `<PubmedData><History>${days.join("")}</History><PublicationStatus>${dates.indexed === undefined ? "aheadofprint" : "ppublish"}</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId>${pmc}<ArticleId IdType="doi">${doi}</ArticleId></ArticleIdList>${references}</PubmedData>`;
}
