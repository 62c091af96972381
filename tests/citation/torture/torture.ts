import { toPmid } from "../../../src/domain/pmid.ts";
import type { Study } from "../../../src/domain/study.ts";
import { makeStudy } from "../../support/study-factory.ts";
import { DATES } from "./dates.ts";
import { IDENTIFIERS } from "./identifiers.ts";
import { KINDS } from "./kinds.ts";
import { NAMES } from "./names.ts";
import { NOTICES } from "./notices.ts";
import { JOURNAL, person } from "./parts.ts";
import { PAGES } from "./pages.ts";
import { TEXTS } from "./texts.ts";
import { SEEN } from "./seen.ts";
import { TITLES } from "./titles.ts";

const PLAIN: Partial<Study> = {
  title: ["A plain invented trial of ketamine."],
  abstract: [{ text: ["One sentence."] }],
};

/** Where an article stands; a book has none of it. */
const PLACE: Partial<Study> = {
  journal: JOURNAL,
  volume: "12",
  issue: "3",
  pages: { text: "132-42", first: "132", last: "142" },
};

/** Every peculiarity as a study, in a fixed order; the PMID tells the place: 90000001, 90000002 … */
export function tortureStudies(): readonly (readonly [peculiarity: string, study: Study])[] {
  const all = [...NAMES, ...TITLES, ...DATES, ...PAGES, ...IDENTIFIERS, ...KINDS, ...NOTICES, ...TEXTS, ...SEEN];
  return all.map(([peculiarity, overrides], at) => [
    peculiarity,
    makeStudy({
      ...PLAIN,
      ...place(overrides),
      authors: [person("Invent", { given: "Ada B", initials: "AB" })],
      ...overrides,
      pmid: toPmid(String(90000001 + at)),
    }),
  ]);
}

function place({ kind, publicationStatus }: Partial<Study>): Partial<Study> {
  if (kind === "book") return {};
  return publicationStatus === "aheadofprint" ? { journal: JOURNAL } : PLACE;
}
