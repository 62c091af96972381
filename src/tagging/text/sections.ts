/** Where in a record a word stands: a METHODS sentence weighs more than BACKGROUND. */
export type Zone =
  "title" | "background" | "aim" | "methods" | "results" | "conclusion" | "other" | "registration" | "criteria" | "list";

const HEADINGS: readonly (readonly [Zone, readonly string[]])[] = [
  [
    "registration",
    [
      "registration",
      "registry",
      "registered",
      "identifier",
      "identifiers",
      "funding",
      "disclosure",
      "disclosures",
      "trialregistration",
    ],
  ],
  ["criteria", ["inclusion", "exclusion", "eligibility"]],
  ["conclusion", ["conclusion", "conclusions", "interpretation", "implications", "significance", "relevance"]],
  ["results", ["result", "results", "finding", "findings"]],
  ["aim", ["objective", "objectives", "aim", "aims", "purpose", "question", "hypothesis", "hypotheses", "goal", "goals"]],
  ["background", ["background", "introduction", "rationale", "context", "importance"]],
  [
    "methods",
    [
      "method",
      "methods",
      "methodology",
      "design",
      "setting",
      "settings",
      "participants",
      "participant",
      "patients",
      "subjects",
      "intervention",
      "interventions",
      "measures",
      "measurements",
      "measurement",
      "outcome",
      "outcomes",
      "procedure",
      "procedures",
      "materials",
      "sources",
      "selection",
      "extraction",
      "analysis",
      "exposures",
      "exposure",
      "sample",
      "endpoints",
    ],
  ],
  ["conclusion", ["discussion", "summary"]],
  ["other", ["limitation", "limitations", "strengths", "keywords", "condition"]],
];

const ZONE_OF: ReadonlyMap<string, Zone> = new Map(
  HEADINGS.toReversed().flatMap(([zone, words]) => words.map((word) => [word, zone] as const)),
);

const ORDER: readonly Zone[] = HEADINGS.map(([zone]) => zone);

/** The section a heading opens: "MATERIALS AND METHODS" is methods, "TRIAL REGISTRATION" registration; undefined when it is no heading. */
export function zoneOfHeading(words: readonly string[]): Zone | undefined {
  const zones = new Set(words.map((word) => ZONE_OF.get(word)).filter((zone) => zone !== undefined));
  return ORDER.find((zone) => zones.has(zone));
}
