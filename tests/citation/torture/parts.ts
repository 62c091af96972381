import type { Contributor, PersonName } from "../../../src/domain/author.ts";
import type { PartialDate } from "../../../src/domain/partial-date.ts";
import type { Journal, Study } from "../../../src/domain/study.ts";

/** An invented record with one peculiarity, named in words. */
export type Torture = readonly [peculiarity: string, overrides: Partial<Study>];

export const JOURNAL: Journal = {
  title: "Journal of invented psychiatry",
  isoAbbreviation: "J Invent Psychiatry",
  medlineAbbreviation: "J Invent Psychiatry",
  issn: "1234-5679",
  eissn: "2345-6784",
  linkingIssn: "1234-5679",
  nlmId: "0000001",
  country: "England",
};

export function person(family: string, rest: Omit<PersonName, "family"> = {}): Contributor {
  return { kind: "person", name: { family, ...rest }, affiliations: [] };
}

export function group(name: string): Contributor {
  return { kind: "collective", name: [name], affiliations: [] };
}

export function day(iso: string, text: string): PartialDate {
  return { iso, text, precision: "day" };
}
