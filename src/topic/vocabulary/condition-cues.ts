import type { Cues } from "../cues.ts";
import { ILLNESS_CUES } from "./condition/body.ts";
import { DISORDER_CUES } from "./condition/mind.ts";
import { MOOD_CUES } from "./condition/mood.ts";
import { PEOPLE_CUES } from "./condition/people.ts";

/** What the people studied suffer from, or that they are well. */
export const CONDITION_CUES: Cues = {
  ...MOOD_CUES,
  ...DISORDER_CUES,
  ...ILLNESS_CUES,
  ...PEOPLE_CUES,
};
