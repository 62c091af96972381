import { toPmid } from "../../src/domain/pmid.ts";
import { tagger, vocabularyVersion } from "../../src/ingest/tagging.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import type { IncomingStudy } from "../../src/store/ports.ts";
import { inventedStudies } from "../support/invented-studies/invented-studies.ts";
import { incoming } from "../support/study-factory.ts";
import { tortureStudies } from "../support/torture-studies.ts";

/** Enough that every list is full and every chart has bars. */
const COUNT = 400;

export function budgetStudies(): readonly IncomingStudy[] {
  const tag = tagger(vocabularyVersion());
  const invented = [...inventedStudies({ count: COUNT, seed: 3, today: "2026-11-23" })].map((raw) => ({
    ...incoming({ pmid: toPmid("1") }, { raw }),
    study: studyFromXml(raw),
  }));
  return [...tortureStudies, ...invented].map((one) => ({ ...one, tagging: tag(one.study) }));
}

/** One page of each template that readers arrive at. */
export const BUDGET_PAGES = [
  "/",
  "/studies",
  "/studies?q=ketamine+depression&tag=design:rct",
  "/studies/90000001",
  "/studies/90000004",
  "/evidence",
  "/questions",
  "/questions/does-it-work",
  "/trends",
  "/changes",
  "/tags",
  "/help",
] as const;

/** The other templates, which readers reach from those; `npm run budget` visits them too. */
export const FURTHER_PAGES = [
  "/studies/90000001/cite",
  "/cite?pmid=90000001",
  "/basket?pmid=90000001&pmid=90000004",
  "/export",
  "/evidence/levels",
  "/digests",
  "/status",
  "/glossary",
  "/help/search",
  "/about/accuracy",
  "/nowhere",
] as const;

/** Of a first visit at a phone: what a page may weigh, how long its largest part may take, and that nothing moves or blocks. */
export const BUDGET = { largestPaintMs: 2500, shift: 0, blockedMs: 0, kilobytes: 60 } as const;
