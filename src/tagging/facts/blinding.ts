import type { Facts } from "../../domain/facts.ts";
import type { Designed } from "../designed.ts";
import { isNegated } from "../text/context.ts";
import type { Hit, Reading } from "../text/hits.ts";
import type { Found } from "./found.ts";

const TRIALS = new Set(["rct", "non-randomised-trial", "protocol", "secondary-analysis"]);
type Blinding = NonNullable<Facts["blinding"]>;

/** Who was kept unaware, as the paper words it. Where several words disagree, as in a trial with a blind and an open part, none is believed. */
export function findBlinding({ reading, designs }: Designed): Found<Blinding> | undefined {
  if (!designs.some((design) => TRIALS.has(design.value))) return undefined;
  const own = (cue: string): ReturnType<typeof reading.hits> =>
    reading
      .hits(cue)
      .filter((hit) => !["background", "registration", "list"].includes(reading.zone(hit)) && !isNegated(reading, hit));
  const found = (["triple", "double", "single", "open"] as const)
    .map((kind) => [kind, own(`fact.blinding.${kind}`)] as const)
    .filter(([, hits]) => hits.length > 0);
  const [one] = found;
  if (found.length > 1 || (one?.[0] === "open" && one[1].some((hit) => isOneOfTwo(reading, hit)))) return undefined;
  return named(one);

  function named(one: (typeof found)[number] | undefined): Found<Blinding> | undefined {
    const hit = one?.[1][0];
    if (one === undefined || hit === undefined) return undefined;
    return {
      value: ({ triple: "triple-blind", double: "double-blind", single: "single-blind", open: "open-label" } as const)[one[0]],
      from: hit.from,
      to: hit.to,
    };
  }
}

/** "Pooled analyses of randomized placebo-controlled and open-label trials". */
function isOneOfTwo(reading: Reading, { from }: Hit): boolean {
  return (
    ["and", "or"].includes(reading.norm(from - 1) ?? "") &&
    /^(?:controlled|trial|trials|blind|blinded|rct|rcts)$/.test(reading.norm(from - 2) ?? "")
  );
}

/** True where the paper says that it tested whether people could guess what they had received. */
export function findMaskingChecked({ reading, designs }: Designed): Found<true> | undefined {
  if (!designs.some((design) => TRIALS.has(design.value))) return undefined;
  const hit = reading
    .hits("fact.masking-checked")
    .find(
      (one) =>
        ["methods", "results", "other", "aim", "conclusion", "title"].includes(reading.zone(one)) && !isOnlyFeared(reading, one),
    );
  return hit === undefined ? undefined : { value: true, from: hit.from, to: hit.to };
}

const FEARS = new Set(
  "possibility possible potential potentially risk risks challenge challenges likelihood likely without may might could vulnerable limitation limitations limit limited avoid avoiding minimize minimise mitigate reduce concern concerns future despite no not".split(
    " ",
  ),
);

/** "Limitations include the possibility of functional unblinding": nobody looked. */
function isOnlyFeared(reading: Reading, hit: Hit): boolean {
  const { from, to } = reading.sentence(hit.sentence);
  for (let at = Math.max(from, hit.from - 10); at < Math.min(to, hit.to + 4); at++)
    if (FEARS.has(reading.norm(at) ?? "")) return true;
  return false;
}
