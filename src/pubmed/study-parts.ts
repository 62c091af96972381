import { AppError } from "../domain/errors.ts";
import { isArticleNumber, readPages, type Pages } from "../domain/page-range.ts";
import { isPmid, type Pmid } from "../domain/pmid.ts";
import { readRegistrations, registryOfDataBank } from "../domain/registration.ts";
import { studyStatus } from "../domain/study-status.ts";
import { abstractText, titleText } from "../domain/study-text.ts";
import type { Study } from "../domain/study.ts";
import { childText, findChild, findText, type XmlElement } from "./xml.ts";

/** The record's own PMID and its version. Throws AppError("invalid") when there is none. */
export function ownPmid(parent: XmlElement): { readonly pmid: Pmid; readonly version: number } {
  const element = findChild(parent, "PMID");
  const pmid = findText(element);
  if (pmid === undefined) throw new AppError("invalid", "The record has no PMID.");
  if (!isPmid(pmid)) throw new AppError("invalid", `The record's PMID is “${pmid.slice(0, 40)}”, which no PMID can be.`);
  const version = Number(element?.attributes["Version"]);
  return { pmid, version: Number.isInteger(version) && version > 0 ? version : 1 };
}

export function pagesFrom(parent: XmlElement | undefined): Pages | undefined {
  const pagination = findChild(parent, "Pagination");
  const start = childText(pagination, "StartPage");
  const end = childText(pagination, "EndPage");
  const text = childText(pagination, "MedlinePgn") ?? (start !== undefined && end !== undefined ? `${start}-${end}` : start);
  return text === undefined ? undefined : readPages(text);
}

/**
 * Pages and ELocationID pii are where PubMed puts article numbers; a pii is one only when it is short and plain: the others
 * ("S0140-6736(05)67395-3") are the publisher's own keys.
 */
export function articleNumberFrom(pages: Pages | undefined, locationPii: string | undefined): string | undefined {
  if (!pages) return locationPii !== undefined && /^[A-Za-z]{0,5}\d{1,10}$/.test(locationPii) ? locationPii : undefined;
  return isArticleNumber(pages) || (pages.first === pages.text && pages.text === locationPii) ? pages.text : undefined;
}

/** What follows from the rest of the record: registry ids from all who say them, and the status. */
export function derivedParts(
  study: Pick<Study, "title" | "abstract" | "publicationTypes" | "corrections">,
  dataBanks: Study["dataBanks"],
): Pick<Study, "registrations" | "dataBanks" | "status"> {
  const title = titleText(study);
  return {
    registrations: readRegistrations({ title, abstract: abstractText(study), dataBanks }),
    dataBanks: dataBanks.filter(({ name }) => registryOfDataBank(name) === undefined),
    status: studyStatus({ title, publicationTypes: study.publicationTypes, corrections: study.corrections }),
  };
}
