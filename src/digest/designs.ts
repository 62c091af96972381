import type { IssueSection } from "../domain/issue.ts";
import type { StudyStatus } from "../domain/study-status.ts";
import type { Tag } from "../domain/tag.ts";

/** The sections of an issue in reading order, and the designs each holds. */
export const SECTIONS: readonly {
  readonly section: IssueSection;
  readonly heading: string;
  readonly designs: readonly string[];
}[] = [
  { section: "syntheses", heading: "Syntheses and guidelines", designs: ["meta-analysis", "systematic-review", "guideline"] },
  { section: "trials", heading: "Trials", designs: ["rct", "non-randomised-trial"] },
  {
    section: "observational",
    heading: "Observational studies, case reports and further analyses",
    designs: [
      "cohort",
      "case-control",
      "cross-sectional",
      "secondary-analysis",
      "economic",
      "qualitative",
      "case-series",
      "case-report",
      "protocol",
    ],
  },
  { section: "laboratory", heading: "Laboratory studies", designs: ["preclinical"] },
  { section: "other", heading: "Reviews, comments and the rest", designs: [] },
];

export const TRIALS_AND_SYNTHESES: ReadonlySet<string> = new Set(SECTIONS.slice(0, 2).flatMap(({ designs }) => designs));

export function sectionOf(tags: readonly Tag[], status: readonly StudyStatus[]): IssueSection {
  if (status.some(({ kind }) => kind === "notice")) return "other";
  const designs = new Set(designsOf(tags));
  return SECTIONS.find((one) => one.designs.some((design) => designs.has(design)))?.section ?? "other";
}

export function designsOf(tags: readonly Tag[]): readonly string[] {
  return tags.filter(({ facet }) => facet === "design").map(({ value }) => value);
}

/** 1 (strongest) … 5; undefined where no level was given. */
export function levelOf(tags: readonly Tag[]): number | undefined {
  const tag = tags.find(({ facet }) => facet === "evidence");
  return tag === undefined ? undefined : Number(tag.value);
}

export function sectionRank(section: IssueSection): number {
  return SECTIONS.findIndex((one) => one.section === section);
}
