import type { Dose, Span } from "../domain/facts.ts";

/** Above this many amounts only the least and the most are named. */
const MOST = 3;

/** "0.5 mg/kg", "56/84 mg", "0.1–1 mg/kg": amounts of one unit together, units in the order of the text. */
export function doseWords(doses: readonly Dose[]): string {
  const units = [...new Set(doses.map(({ unit }) => unit))];
  return units.map((unit) => `${amounts(doses.filter((dose) => dose.unit === unit))} ${unit}`).join(", ");
}

function amounts(doses: readonly Dose[]): string {
  const ranges = [...new Set(doses.map(({ amount, upTo }) => (upTo === undefined ? String(amount) : `${amount}–${upTo}`)))];
  if (ranges.length <= MOST) return ranges.join("/");
  const all = doses.flatMap(({ amount, upTo }) => [amount, ...(upTo === undefined ? [] : [upTo])]);
  return `${Math.min(...all)}–${Math.max(...all)}`;
}

/** When something was measured: "24 h", "day 28", "week 4". */
export function timePoint({ amount, unit }: Span): string {
  if (unit === "hour") return `${amount} h`;
  if (unit === "minute") return `${amount} min`;
  return `${unit} ${amount}`;
}

/** How long something lasted: "1 week", "6 months". */
export function lasting({ amount, unit }: Span): string {
  return `${amount} ${amount === 1 ? unit : `${unit}s`}`;
}
