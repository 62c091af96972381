import type { Pmid } from "../../domain/pmid.ts";
import type { Registration } from "../../domain/registration.ts";
import type { Study } from "../../domain/study.ts";

export type Link = { readonly href: string; readonly text: string };

export function studyAddress(pmid: Pmid): string {
  return `/studies/${pmid}`;
}

export function pubmedAddress(pmid: Pmid): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
}

/** A DOI may hold any character; slashes stay readable. Undefined when it is not a DOI at all. */
export function doiAddress(doi: string): string | undefined {
  if (!/^10\.\d+\//.test(doi)) return undefined;
  return `https://doi.org/${encoded(doi).replaceAll("%2F", "/")}`;
}

/** Where a reader can go on: PubMed, the publisher, the free copy. */
export function studyLinks(study: Study): readonly Link[] {
  const doi = study.doi === undefined ? undefined : doiAddress(study.doi);
  const pmcid = study.pmcid !== undefined && /^PMC\d+$/i.test(study.pmcid) ? study.pmcid : undefined;
  return [
    { href: pubmedAddress(study.pmid), text: "PubMed" },
    ...(doi === undefined ? [] : [{ href: doi, text: "Publisher’s page" }]),
    ...(pmcid === undefined
      ? []
      : [{ href: `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid.toUpperCase()}/`, text: "Free full text" }]),
  ];
}

export function orcidAddress(orcid: string | undefined): string | undefined {
  return orcid !== undefined && /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(orcid) ? `https://orcid.org/${orcid}` : undefined;
}

/** The registry's own page where its address follows from the id; elsewhere WHO's register of registers. */
export function registryAddress({ registry, id }: Registration): string {
  const name = encoded(id);
  switch (registry) {
    case "ClinicalTrials.gov":
      return `https://clinicaltrials.gov/study/${name}`;
    case "ISRCTN":
      return `https://www.isrctn.com/${name}`;
    case "EudraCT":
      return `https://www.clinicaltrialsregister.eu/ctr-search/search?query=${name}`;
    case "CTIS":
      return `https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT=${name}`;
    default:
      return `https://trialsearch.who.int/Trial2.aspx?TrialID=${name}`;
  }
}

/** A lone surrogate would make encodeURIComponent throw. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
