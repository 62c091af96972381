import { CONCLUSION_CUES } from "../topic/vocabulary/conclusion-cues.ts";
import { CONDITION_CUES } from "../topic/vocabulary/condition-cues.ts";
import { CONTROL_CUES } from "../topic/vocabulary/control-cues.ts";
import { DESIGN_CUES } from "../topic/vocabulary/design-cues.ts";
import { DESIGN_MANNER_CUES } from "../topic/vocabulary/design-manner-cues.ts";
import { DRUG_CUES } from "../topic/vocabulary/drug-cues.ts";
import { FACT_CUES } from "../topic/vocabulary/fact-cues.ts";
import { POPULATION_CUES } from "../topic/vocabulary/population-cues.ts";
import { REGIMEN_CUES } from "../topic/vocabulary/regimen-cues.ts";
import { SCALE_NAMES, SCALES } from "../topic/scales.ts";
import { STATUS_CUES } from "../topic/vocabulary/status-cues.ts";
import { ROUTE_CUES } from "../topic/vocabulary/route-cues.ts";
import { TOPIC_CUES } from "../topic/vocabulary/topic-cues.ts";
import { WORD_CLASSES } from "../topic/vocabulary/word-classes.ts";
import { compileLexicon } from "./text/lexicon.ts";

/** Every phrase of the topic in one tree, built once. */
export const LEXICON = compileLexicon(
  {
    ...DESIGN_CUES,
    ...DESIGN_MANNER_CUES,
    ...DRUG_CUES,
    ...ROUTE_CUES,
    ...CONDITION_CUES,
    ...CONTROL_CUES,
    ...POPULATION_CUES,
    ...TOPIC_CUES,
    ...REGIMEN_CUES,
    ...CONCLUSION_CUES,
    ...FACT_CUES,
    ...STATUS_CUES,
    ...Object.fromEntries(SCALE_NAMES.map(({ name, cue }) => [cue, SCALES[name] ?? []])),
  },
  WORD_CLASSES,
);
