import type { RichText } from "./rich-text.ts";

/** A person as PubMed splits the name; particles stay in `family` ("van der Kolk"), a single name has only `family`. */
export type PersonName = {
  readonly family: string;
  readonly given?: string;
  readonly initials?: string;
  readonly suffix?: string;
};

type Shared = {
  readonly affiliations: readonly string[];
  /** Bare ORCID iD with hyphens, "0000-0002-1825-0097", whatever of five spellings PubMed had; absent when its check digit fails. */
  readonly orcid?: string;
  /** Other Identifier elements and ORCIDs that could not be read, verbatim. */
  readonly otherIdentifiers?: readonly { readonly source: string; readonly value: string }[];
  readonly equalContribution?: boolean;
};

/** An author, editor or investigator: a person or a group. ValidYN="N" (superseded) names are not authors and are left out. */
export type Contributor =
  | ({ readonly kind: "person"; readonly name: PersonName } & Shared)
  | ({ readonly kind: "collective"; readonly name: RichText } & Shared);

const ORCID = /(?:^|[^0-9])(\d{4})[-‐‑–\s]?(\d{4})[-‐‑–\s]?(\d{4})[-‐‑–\s]?(\d{3}[\dXx])\s*\/?\s*$/;

/**
 * The bare iD from any spelling PubMed has: "0000-0002-1825-0097", "0000000218250097", with http://orcid.org/, https://orcid.org/
 * or orcid.org/ before it. Undefined when the check digit (ISO 7064 MOD 11-2) is wrong.
 */
export function readOrcid(text: string): string | undefined {
  const groups = ORCID.exec(text)?.slice(1, 5);
  if (!groups) return undefined;
  const figures = groups.join("").toUpperCase();
  const total = Array.from(figures.slice(0, 15)).reduce((sum, figure) => (sum + Number(figure)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return figures.endsWith(check === 10 ? "X" : String(check)) ? groups.join("-").toUpperCase() : undefined;
}
