import { sectionText } from "../domain/study-text.ts";
import type { Study } from "../domain/study.ts";

/** The abstract as one paragraph: sections one after the other, each behind its label. */
export function abstractLine(study: Pick<Study, "abstract">): string {
  const [only, ...more] = study.abstract;
  if (only === undefined) return "";
  return more.length === 0 ? sectionText(only) : study.abstract.map(sectionText).join(" ");
}
