import { beginnings } from "./landmarks/beginnings.ts";
import { comparisonsAndPractice } from "./landmarks/comparisons-and-practice.ts";
import { enantiomers } from "./landmarks/enantiomers.ts";
import { esketamineDevelopment } from "./landmarks/esketamine-development.ts";
import type { Landmark } from "./landmarks/landmark.ts";
import { mechanisms } from "./landmarks/mechanisms.ts";
import { suicidalityAndNeighbours } from "./landmarks/suicidality-and-neighbours.ts";
import { syntheses } from "./landmarks/syntheses.ts";

export type { Landmark };

/** The studies that made the field of ketamine in depression, theme by theme. */
export const landmarks: readonly Landmark[] = [
  ...beginnings,
  ...esketamineDevelopment,
  ...enantiomers,
  ...suicidalityAndNeighbours,
  ...mechanisms,
  ...comparisonsAndPractice,
  ...syntheses,
];
