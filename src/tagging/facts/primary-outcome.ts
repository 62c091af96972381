import type { Span } from "../../domain/facts.ts";
import { SCALE_NAMES } from "../../topic/scales.ts";
import type { Designed } from "../designed.ts";
import type { Hit, Reading } from "../text/hits.ts";
import type { Found } from "./found.ts";
import { spanAt } from "./time-spans.ts";
import { between } from "./words.ts";

export type PrimaryOutcome = { readonly scale?: Found<string>; readonly time?: Found<Span> };

/** The scale and the time of the primary outcome, read from the sentence that names it so; two scales or times leave it open. */
export function findPrimaryOutcome({ reading, designs }: Designed): PrimaryOutcome {
  if (
    designs.some((design) =>
      ["review", "systematic-review", "meta-analysis", "preclinical", "commentary", "guideline"].includes(design.value),
    )
  )
    return {};
  for (const primary of reading.hits("fact.primary").slice(0, 6)) {
    if (["background", "list"].includes(reading.zone(primary))) continue;
    const before = isSaidOfWhatStandsBefore(reading, primary);
    const scale = oneScale(before ? scalesBefore(primary) : scalesAfter(primary));
    if (scale === undefined) continue;
    const times = before ? [] : timesIn(primary);
    const distinct = new Set(times.map((one) => `${one.value.amount} ${one.value.unit}`));
    const time = times[0];
    return distinct.size === 1 && time !== undefined ? { scale, time } : { scale };
  }
  return {};

  function scalesBefore(primary: Hit): Found<string>[] {
    return SCALE_NAMES.flatMap(({ cue, name }) =>
      reading
        .hits(cue)
        .filter((hit) => hit.sentence === primary.sentence && hit.to < primary.from)
        .map((hit) => ({ value: name, from: hit.from, to: hit.to })),
    );
  }

  function scalesAfter(primary: Hit): Found<string>[] {
    const { to } = reading.sentence(primary.sentence);
    const secondary = reading.hits("fact.secondary").find((hit) => hit.sentence === primary.sentence && hit.from > primary.to);
    const end = secondary?.from ?? to;
    return SCALE_NAMES.flatMap(({ cue, name }) =>
      reading
        .hits(cue)
        .filter((hit) => hit.sentence === primary.sentence && hit.from > primary.from && hit.to < end)
        .map((hit) => ({ value: name, from: hit.from, to: hit.to })),
    );
  }

  function timesIn(primary: Hit): Found<Span>[] {
    const { to } = reading.sentence(primary.sentence);
    const secondary = reading.hits("fact.secondary").find((hit) => hit.sentence === primary.sentence && hit.from > primary.to);
    const found: Found<Span>[] = [];
    for (let at = primary.to + 1; at < (secondary?.from ?? to); at++) {
      const span = spanAt(reading, at, to);
      if (span === undefined) continue;
      if (isOneOfSeveral(reading, span)) return [];
      const before = [reading.norm(at - 1) ?? "", reading.norm(at - 2) ?? "", reading.norm(at - 3) ?? ""];
      if (
        before.some((word) => ["at", "to", "within", "after", "until", "through", "on", "by"].includes(word)) ||
        /(?:post|after)/.test(reading.norm(span.to + 1) ?? "")
      )
        found.push(span);
      at = span.to;
    }
    return found;
  }
}

/** "Change in SSI score was the primary outcome, and change in MADRS score the secondary." */
function isSaidOfWhatStandsBefore(reading: Reading, { from }: Hit): boolean {
  const [last, previous] = [reading.norm(from - 1) ?? "", reading.norm(from - 2) ?? ""];
  const verbs = ["was", "were", "is", "as"];
  return verbs.includes(last) || (["the", "a", "our"].includes(last) && verbs.includes(previous));
}

/** "at 1, 2 and 3 days", "on days 3, 7, 14": no single time. */
function isOneOfSeveral(reading: Reading, { from, to }: Found<Span>): boolean {
  const digit = (at: number): boolean => /^\d/.test(reading.norm(at) ?? "");
  const joint = (at: number): boolean => /[,/&]/.test(between(reading, at, at + 1)) || JOINTS.has(reading.norm(at + 1) ?? "");
  const next = JOINTS.has(reading.norm(to + 1) ?? "") ? to + 2 : to + 1;
  const previous = JOINTS.has(reading.norm(from - 1) ?? "") ? from - 2 : from - 1;
  return (digit(next) && joint(to)) || (digit(previous) && joint(previous));
}

const JOINTS = new Set(["and", "or", "to"]);

/** "Beck Scale for Suicide Ideation" names one scale, though another's name stands in it. */
function oneScale(scales: readonly Found<string>[]): Found<string> | undefined {
  const whole = scales.filter(
    (one) => !scales.some((other) => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from),
  );
  const names = new Set(whole.map((scale) => scale.value));
  return names.size === 1 ? whole[0] : undefined;
}
