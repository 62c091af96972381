import type { Dose, Span } from "../domain/facts.ts";

/** Above this many amounts only the least and the most are named. */
const MOST = 3;

/** "0.5 mg/kg", "56/84 mg", "0.1–1 mg/kg": amounts of one unit together, units in the order of the text. */
export function doseWords(doses: readonly Dose[]): string {
  const units = [...new Set(doses.map(({ unit }) => unit))];
  return units.map((unit) => `${amounts(doses.filter((dose) => dose.unit === unit))} ${unit}`).join(", ");
}

function amounts(doses: readonly Dose[]): string {
  const singles = new Set(doses.filter(({ upTo }) => upTo === undefined).map(({ amount }) => amount));
  const ranges = doses.flatMap(({ amount, upTo }) => (upTo === undefined ? [] : [{ from: amount, upTo }]));
  // "56 or 84 mg" reads as a range; where both ends stand alone elsewhere, they are the doses.
  const open = ranges.filter(({ from, upTo }) => !(singles.has(from) && singles.has(upTo)));
  const alone = [...singles].filter((amount) => !open.some(({ from, upTo }) => from <= amount && amount <= upTo));
  const shown = [
    ...new Set([...alone.sort((one, other) => one - other).map(String), ...open.map(({ from, upTo }) => `${from}–${upTo}`)]),
  ];
  if (shown.length <= MOST) return shown.join("/");
  const all = [...alone, ...open.flatMap(({ from, upTo }) => [from, upTo])];
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
