import type { StoredStudy } from "../../store/ports.ts";

/** What matters first to somebody who treats patients, in three steps and a rest; by design, because that is what we can show. */
export const KINDS_OF_WORK = [
  {
    id: "trials",
    heading: "Trials and syntheses",
    counted: ["trial or synthesis", "trials and syntheses"],
    designs: ["meta-analysis", "systematic-review", "rct", "non-randomised-trial", "guideline", "secondary-analysis", "economic"],
    folded: false,
  },
  {
    id: "cohorts",
    heading: "Cohorts and case work",
    counted: ["cohort or case study", "cohort and case studies"],
    designs: ["cohort", "case-control", "cross-sectional", "case-series", "case-report", "qualitative"],
    folded: false,
  },
  {
    id: "bench",
    heading: "Mechanism and animal studies",
    counted: ["study of mechanism or in animals", "studies of mechanism or in animals"],
    designs: ["preclinical"],
    folded: true,
  },
  {
    id: "rest",
    heading: "Reviews, protocols and comment",
    counted: ["review, protocol or comment", "reviews, protocols and comments"],
    designs: [],
    folded: true,
  },
] as const;

export type KindOfWork = (typeof KINDS_OF_WORK)[number];

/** The first kind of which the study has a design; work on mechanism without a design of its own is bench work. */
export function kindOfWork({ tags }: StoredStudy): KindOfWork["id"] {
  const has = (facet: string, values: readonly string[]): boolean =>
    tags.some((tag) => tag.facet === facet && values.includes(tag.value));
  const found = KINDS_OF_WORK.find(({ designs }) => has("design", designs));
  if (found !== undefined) return found.id;
  return has("topic", ["mechanism"]) && !tags.some(({ facet }) => facet === "design") ? "bench" : "rest";
}
