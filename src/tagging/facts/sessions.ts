import type { Designed } from "../designed.ts";
import { isNegated, sameSentence } from "../text/context.ts";
import { readNumber } from "../text/numbers.ts";
import type { Found } from "./found.ts";

/** How often ketamine was given, where the paper counts it: "six infusions", "a single dose" is one. */
export function findSessions({ reading, designs }: Designed): Found<number> | undefined {
  if (
    designs.some((design) =>
      ["review", "systematic-review", "meta-analysis", "preclinical", "commentary", "guideline", "cross-sectional"].includes(
        design.value,
      ),
    )
  )
    return undefined;
  const ketamine = [...reading.hits("drug.ketamine"), ...reading.hits("drug.esketamine"), ...reading.hits("drug.arketamine")];
  const told = (cue: string): ReturnType<typeof reading.hits> =>
    reading
      .hits(cue)
      .filter(
        (hit) =>
          !["background", "list", "registration", "conclusion"].includes(reading.zone(hit)) &&
          sameSentence(hit, ketamine) &&
          !isNegated(reading, hit),
      );
  const counted = told("fact.sessions").flatMap((hit) => {
    const number = readNumber((word) => (word <= hit.to ? reading.norm(word) : undefined), hit.from);
    return number === undefined || !Number.isInteger(number.value) || number.value < 1 || number.value > 60
      ? []
      : [{ value: number.value, from: hit.from, to: hit.to }];
  });
  const single = told("fact.single");
  const values = new Set(counted.map((one) => one.value));
  if (values.size === 1 && single.length === 0) return counted[0];
  const first = single[0];
  if (values.size === 0 && first !== undefined && reading.hits("regimen.repeated.strong").length === 0)
    return { value: 1, from: first.from, to: first.to };
  return undefined;
}
