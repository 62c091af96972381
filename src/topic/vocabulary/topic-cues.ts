import type { Cues } from "../cues.ts";
import { BODY_CUES } from "./topic/body.ts";
import { EFFECT_CUES } from "./topic/effects.ts";
import { MEASURE_CUES } from "./topic/measures.ts";
import { MIND_CUES } from "./topic/mind.ts";
import { PRACTICE_CUES } from "./topic/practice.ts";

/** What a study is about and what it measured. */
export const TOPIC_CUES: Cues = {
  ...EFFECT_CUES,
  ...BODY_CUES,
  ...MIND_CUES,
  ...MEASURE_CUES,
  ...PRACTICE_CUES,
};
