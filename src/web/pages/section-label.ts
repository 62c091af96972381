/** Words that journals use in section labels; a label made only of these can be set in small letters without harm. */
const KNOWN = new Set(
  (
    "a aim aims analyses analysis and approach assessment assessments background case clinical conclusion conclusions context criteria " +
    "data description design discussion eligibility evidence experimental exposure exposures extraction finding findings for from funding " +
    "hypotheses hypothesis implications importance in interpretation intervention interventions introduction key level limitation " +
    "limitations main material materials measure measurement measurements measures method methodology methods number objective " +
    "objectives of or outcome outcomes participants patient patients perspective population practice presentation primary principal " +
    "problem procedure procedures purpose question questions rationale recommendations registration relevance report research result " +
    "results review search secondary selection setting settings significance source sources statement statistical strategy strengths " +
    "study subject subjects summary synthesis the to trial what with"
  ).split(" "),
);

/** "BACKGROUND AND AIMS" → "Background and aims"; a label with a name or an abbreviation in it stays as it is. */
export function sectionLabel(label: string): string {
  const trimmed = label.trim().replace(/:$/, "");
  const words = trimmed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (trimmed !== trimmed.toUpperCase() || !words.every((word) => KNOWN.has(word))) return trimmed;
  return trimmed.charAt(0) + trimmed.slice(1).toLowerCase();
}
