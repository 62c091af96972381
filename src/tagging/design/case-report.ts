import { isCovered } from "../text/context.ts";
import { readNumber } from "../text/numbers.ts";
import type { Reading } from "../text/hits.ts";
import { one, type DesignFinding, type View } from "./view.ts";

export function caseReportByType({ type, title, text }: View): readonly DesignFinding[] | undefined {
  const types = type("design.case-report");
  if (types.length === 0 || title("design.systematic").length > 0 || title("design.meta").length > 0) return undefined;
  const series = [...title("design.case-series"), ...text("design.case-series")];
  return series.length > 0 ? one("case-series", series) : one("case-report", types);
}

export function caseReport({ reading, title, text, short }: View): readonly DesignFinding[] | undefined {
  const named = title("design.case-report");
  const told = text("design.case-report");
  const others = text("design.trials-plural");
  const ownName = named.some((hit) => hit.to > hit.from) && told.length >= 3;
  // A case may be told beside what trials found.
  if (!ownName && text("design.random.phrase").some((hit) => !isCovered(hit, others))) return undefined;
  // "Four cases were reported" among thirty told of a registry is no series of four.
  const many = [
    ...title("design.case-series.strong"),
    ...text("design.case-series.strong").filter((hit) => reading.zone(hit) !== "results" || !countsMany(reading)),
    ...(text("rule.design.reports").length > 0 ? title("rule.design.few") : []),
  ];
  const counted = title("design.case-series");
  if (counted.length > 0 && (many.length > 0 || short)) return one("case-series", counted);
  if (many.length > 0) return one("case-series", many);
  if (named.length > 0 && (short || told.length >= 2 || named.some((hit) => hit.to > hit.from))) return one("case-report", named);
  if (told.length >= 3 && !countsMany(reading)) return one("case-report", told);
  const trial = text("design.open-trial.strong").length + text("design.real-world").length + text("design.cohort.strong").length;
  return told.length >= 2 && !countsMany(reading) && told.some((hit) => hit.to - hit.from >= 2) && trial === 0
    ? one("case-report", told)
    : undefined;
}

const MANY = 6;

/** "42 patients were …": whoever counts so many tells of no single case. */
function countsMany(reading: Reading): boolean {
  return reading.hits("design.human.counted").some((hit) => (readNumber(reading.norm, hit.from)?.value ?? 0) >= MANY);
}
