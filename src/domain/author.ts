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
