import type { Designed } from "../designed.ts";
import { addUp, controlsElsewhere, mentionsControls, CONTROLS_ONLY } from "./arms.ts";
import type { Found } from "./found.ts";
import { listCandidates, type Candidate } from "./participant-candidates.ts";

const SYNTHESES = new Set(["systematic-review", "meta-analysis"]);

const SILENT = new Set(["review", "commentary", "guideline", "preclinical", "notice", "economic"]);

/** All who took part: "67 patients were randomized", "20 users and 22 controls" added up; reviews and animals have none. */
export function findParticipants({ reading, designs }: Designed): Found<number> | undefined {
  if (designs.some((design) => SILENT.has(design.value))) return undefined;
  const synthesis = designs.some((design) => SYNTHESES.has(design.value));
  const candidates = listCandidates(reading).filter((one) => !synthesis || (one.kind === "people" && one.value > 20));
  const patients = candidates.filter((one) => !mentionsControls(one, reading, CONTROLS_ONLY) || one.total);
  const best = patients.reduce<Candidate | undefined>(
    (top, one) => (top === undefined || one.score > top.score ? one : top),
    undefined,
  );
  const single = designs.find((design) => design.value === "case-report")?.hits[0];
  if (best === undefined || best.score < 1)
    return single === undefined ? undefined : { value: 1, from: single.from, to: single.to };
  const found = addUp(best, candidates, reading);
  return { ...found, value: found.value + controlsElsewhere(best, candidates, reading) };
}
