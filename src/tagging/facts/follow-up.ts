import type { Span } from "../../domain/facts.ts";
import type { Designed } from "../designed.ts";
import type { Found } from "./found.ts";
import { spanAt } from "./time-spans.ts";

const HOURS: Readonly<Record<Span["unit"], number>> = { minute: 1 / 60, hour: 1, day: 24, week: 168, month: 730, year: 8766 };

/** How long people were followed, only where the words "follow-up" or "followed for" stand next to the time; the longest one counts. */
export function findFollowUp({ reading, designs }: Designed): Found<Span> | undefined {
  if (
    designs.some((design) =>
      ["review", "systematic-review", "meta-analysis", "preclinical", "commentary", "guideline"].includes(design.value),
    )
  )
    return undefined;
  const spans = reading.hits("fact.follow-up").flatMap((hit) => {
    if (["background", "list", "conclusion", "registration"].includes(reading.zone(hit))) return [];
    const { from, to } = reading.sentence(hit.sentence);
    const after = [1, 2, 3, 4].map((step) => spanAt(reading, hit.to + step, to));
    const before = [1, 2, 3, 4].map((step) => spanAt(reading, Math.max(from, hit.from - step), to));
    const touching = before.find((span) => span !== undefined && span.to >= hit.from - 1 && span.to < hit.from);
    const found = touching ?? after.find((span) => span !== undefined);
    return found === undefined
      ? []
      : [{ value: found.value, from: Math.min(found.from, hit.from), to: Math.max(found.to, hit.to) }];
  });
  return spans.reduce<Found<Span> | undefined>(
    (longest, one) => (longest === undefined || hours(one.value) > hours(longest.value) ? one : longest),
    undefined,
  );
}

function hours(span: Span): number {
  return span.amount * HOURS[span.unit];
}
