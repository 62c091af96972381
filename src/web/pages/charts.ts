import { escapeMarkup } from "../../domain/rich-text.ts";
import { number } from "./words.ts";

export type Bar = {
  readonly label: string;
  readonly value: number;
  /** The search that made the number. */
  readonly href: string;
  /** Still growing: the year that is not over. */
  readonly running?: boolean;
};

const WIDTH = 260;
const HEIGHT = 84;
const FOOT = 16;

/**
 * Upright bars, one a year, as SVG that needs neither script nor style: hatched where the year is running, the first and the last
 * label under them, the largest number above its bar. `most` is shared by charts that are compared. The numbers stand in a table beside it.
 */
export function yearBars(title: string, bars: readonly Bar[], most = Math.max(1, ...bars.map(({ value }) => value))): string {
  const step = (WIDTH - 4) / Math.max(1, bars.length);
  const wide = Math.max(1, step - Math.min(4, step / 4));
  const room = HEIGHT - FOOT - 12;
  const peak = bars.reduce((best, bar, at) => (bar.value > (bars[best]?.value ?? 0) ? at : best), 0);
  const drawn = bars.map(({ label, value, running }, at) => {
    const tall = value === 0 ? 0 : Math.max(1.5, (value / most) * room);
    const place = `x="${round(2 + at * step)}" y="${round(HEIGHT - FOOT - tall)}" width="${round(wide)}" height="${round(tall)}"`;
    return `<rect class="col${running === true ? " running" : ""}" ${place}><title>${escapeMarkup(label)}: ${value}</title></rect>`;
  });
  const top = bars[peak];
  const peakLabel =
    top === undefined || top.value === 0
      ? ""
      : `<text x="${round(Math.min(WIDTH - 4, Math.max(8, 2 + peak * step + wide / 2)))}" y="${round(HEIGHT - FOOT - (top.value / most) * room - 4)}" text-anchor="${peak > bars.length * 0.9 ? "end" : "middle"}">${number(top.value)}</text>`;
  const ends = `<text x="2" y="${HEIGHT - 3}">${escapeMarkup(bars[0]?.label ?? "")}</text><text x="${WIDTH - 2}" y="${HEIGHT - 3}" text-anchor="end">${escapeMarkup(bars.at(-1)?.label ?? "")}</text>`;
  return `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeMarkup(title)}, ${escapeMarkup(bars[0]?.label ?? "")} to ${escapeMarkup(bars.at(-1)?.label ?? "")}">${drawn.join("")}<path class="axis" d="M0 ${HEIGHT - FOOT}H${WIDTH}"/>${peakLabel}${ends}</svg>`;
}

/** A row of a table that is its own chart: the bar's length is the number's share of the largest. */
export function barRows(bars: readonly Bar[]) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return bars.map(({ label, value, href }) => ({
    label,
    href,
    value: number(value),
    svgHtml: `<svg class="lie" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="col" width="${round((value / most) * 100)}" height="6"/></svg>`,
  }));
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
