import type { Contributor, PersonName } from "./author.ts";
import type { PartialDate } from "./partial-date.ts";
import type { Pages } from "./page-range.ts";
import type { Pmid } from "./pmid.ts";
import type { Registration } from "./registration.ts";
import type { RichText } from "./rich-text.ts";
import type { StudyStatus } from "./study-status.ts";

/** One PubMed record (one PMID), an article or a book chapter, as PubMed really has it. JSON-safe: plain objects, no Date, no undefined. */
export type Study = {
  readonly pmid: Pmid;
  /** PMID Version; above 1 only for the few versioned journals. */
  readonly version: number;
  readonly kind: "article" | "book";
  /** As in ArticleTitle; for a record whose only title is vernacular, that one. Empty when PubMed gives none. */
  readonly title: RichText;
  readonly vernacularTitle?: LanguageText;
  readonly abstract: readonly AbstractSection[];
  readonly copyright?: string;
  /** OtherAbstract: translations and plain-language summaries, which lie outside Article. */
  readonly otherAbstracts: readonly OtherAbstract[];
  readonly authors: readonly Contributor[];
  /** AuthorList CompleteYN. */
  readonly authorsComplete: boolean;
  readonly editors: readonly Contributor[];
  /** InvestigatorList: members of a group; never authors. */
  readonly investigators: readonly Contributor[];
  /** PersonalNameSubjectList: whom a biography or obituary is about. */
  readonly subjects: readonly PersonName[];
  readonly journal?: Journal;
  readonly book?: Book;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: Pages;
  /** e-number or article number, from MedlinePgn or ELocationID pii. */
  readonly articleNumber?: string;
  readonly published: PartialDate;
  /** ArticleDate DateType="Electronic". */
  readonly publishedElectronically?: PartialDate;
  /** Every PubMedPubDate, in document order. */
  readonly history: readonly HistoryDate[];
  /**
   * ISO day on which the record was first created in PubMed (CRDT; PubStatus="entrez"), in old exports without PubmedData
   * its DateCreated. Where that is absent too, the store uses the day we first saw it.
   */
  readonly entered?: string;
  /** ISO day; MedlineCitation/DateRevised. */
  readonly revised?: string;
  /** ISO day; MedlineCitation/DateCompleted. */
  readonly completed?: string;
  /** Direct children of PubmedData/ArticleIdList and valid ELocationIDs only; never a reference's. Verbatim case. */
  readonly doi?: string;
  readonly pmcid?: string;
  readonly pii?: string;
  readonly otherIds: readonly { readonly type: string; readonly value: string }[];
  readonly publicationTypes: readonly PublicationType[];
  readonly mesh: readonly MeshHeading[];
  readonly supplementalMesh: readonly { readonly ui: string; readonly name: string; readonly type: string }[];
  readonly chemicals: readonly Chemical[];
  readonly keywords: readonly Keyword[];
  readonly grants: readonly Grant[];
  readonly conflictOfInterest?: string;
  readonly registrations: readonly Registration[];
  /** DataBankList entries that are not trial registries (GENBANK, figshare …). */
  readonly dataBanks: readonly { readonly name: string; readonly accessions: readonly string[] }[];
  readonly corrections: readonly Correction[];
  readonly status: readonly StudyStatus[];
  /** ISO 639-2 codes as PubMed gives them ("eng"). */
  readonly languages: readonly string[];
  /** PubModel: Print, Electronic, Print-Electronic, Electronic-eCollection … */
  readonly publicationModel?: string;
  /** MedlineCitation Status: MEDLINE, Publisher, PubMed-not-MEDLINE … */
  readonly citationStatus?: string;
  /** MedlineCitation Owner, which made the record: NLM, NASA, KIE …; records read before it was kept have none. */
  readonly owner?: string;
  /** CitationSubset: IM for Index Medicus, AIM, N for nursing … */
  readonly citationSubsets?: readonly string[];
  /** PubmedData PublicationStatus: ppublish, aheadofprint, epublish. */
  readonly publicationStatus?: string;
  /** IndexingMethod: Automated, Curated, or absent for manual. */
  readonly indexingMethod?: string;
};

export type LanguageText = { readonly text: RichText; readonly language?: string };

/** `label` is absent for unlabelled text and for PubMed's noise label UNLABELLED; `category` is NlmCategory. */
export type AbstractSection = { readonly label?: string; readonly category?: string; readonly text: RichText };

export type OtherAbstract = {
  /** Publisher, plain-language-summary, AAMC, KIE … */
  readonly type: string;
  readonly language: string;
  readonly sections: readonly AbstractSection[];
  readonly copyright?: string;
};

export type Journal = {
  readonly title: string;
  readonly isoAbbreviation?: string;
  /** MedlineTA, without full stops; what PubMed's TA field prints. */
  readonly medlineAbbreviation?: string;
  /** ISSN of the print edition, the electronic edition, and the linking ISSN. */
  readonly issn?: string;
  readonly eissn?: string;
  readonly linkingIssn?: string;
  readonly nlmId?: string;
  readonly country?: string;
  readonly citedMedium?: string;
};

export type Book = {
  readonly title: RichText;
  readonly collectionTitle?: RichText;
  readonly publisher?: string;
  readonly place?: string;
  readonly edition?: string;
  readonly volumeTitle?: string;
  readonly isbns: readonly string[];
  readonly published?: PartialDate;
  readonly began?: PartialDate;
  readonly ended?: PartialDate;
  readonly medium?: string;
  readonly reportNumber?: string;
  /** LocationLabel: "Chapter 12". */
  readonly location?: string;
  readonly contributed?: PartialDate;
  readonly accession?: string;
};

/** `status` is PubStatus (received, accepted, entrez, pubmed, medline, pmc-release …); `date` "2024-03-05" or "2024-03-05T06:00". */
export type HistoryDate = { readonly status: string; readonly date: string };

export type PublicationType = { readonly name: string; readonly ui?: string };

export type MeshHeading = {
  readonly descriptor: string;
  readonly ui?: string;
  readonly major: boolean;
  readonly geographic?: boolean;
  readonly qualifiers: readonly { readonly name: string; readonly ui?: string; readonly major: boolean }[];
};

/** `registryNumber` is a CAS number, a UNII, "EC 2.7.1.1" or "0". */
export type Chemical = { readonly name: string; readonly ui?: string; readonly registryNumber?: string };

export type Keyword = { readonly text: RichText; readonly major: boolean; readonly owner: string };

export type Grant = { readonly id?: string; readonly acronym?: string; readonly agency?: string; readonly country?: string };

/** One CommentsCorrections entry; `type` is RefType verbatim (RetractionIn, ErratumFor, UpdateOf …), `pmid` may be absent. */
export type Correction = { readonly type: string; readonly source: string; readonly pmid?: Pmid; readonly note?: string };
