import type { Study } from "../domain/study.ts";

/** PubMed's own page: the address that stays when our server does not. */
export function pubmedUrl(study: Pick<Study, "pmid">): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${study.pmid}/`;
}

/** A DOI as a link. Characters that end an address early are percent-encoded; in every other field a DOI stays verbatim. */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replace(/[#?]/g, encodeURIComponent)}`;
}
