/**
 * A date as precisely as PubMed knows it. `text` is verbatim ("1998 Dec-1999 Jan", "2020 Winter", "2024 Mar 5");
 * `iso` is as long as `precision` allows: "2024", "2024-03", "2024-03-05". A range or a season sorts by its beginning:
 * `1998 Dec-1999 Jan` is { iso: "1998-12", precision: "month" }, `2020 Winter` is { iso: "2020", precision: "season" }.
 * `iso` is "" and precision "unknown" when not even a year can be read.
 */
export type PartialDate = {
  readonly text: string;
  readonly iso: string;
  readonly precision: "day" | "month" | "season" | "year" | "unknown";
};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const MONTH_NAME = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?/i;
const SEASON = /^(spring|summer|autumn|fall|winter)\b/i;
const YEAR = /(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)/;

/** Reads what PubMed prints as a publication date; total: whatever the text, it is kept and as much as is certain is understood. */
export function readPartialDate(text: string): PartialDate {
  const found = YEAR.exec(text);
  if (!found) return { text, iso: "", precision: "unknown" };
  const year = found[0];
  const rest = text.slice(found.index + year.length).replace(/^[\s,/]+/, "");

  if (SEASON.test(rest)) return { text, iso: year, precision: "season" };
  const month = readMonth(rest);
  if (!month) return { text, iso: year, precision: "year" };
  const iso = `${year}-${pad(month.number)}`;
  const day = Number(/^[\s/]*(\d{1,2})(?!\d)/.exec(month.rest)?.[1]);
  return isCalendarDay(Number(year), month.number, day)
    ? { text, iso: `${iso}-${pad(day)}`, precision: "day" }
    : { text, iso, precision: "month" };
}

function readMonth(text: string): { number: number; rest: string } | undefined {
  const name = MONTH_NAME.exec(text);
  if (name) {
    const number = MONTHS.findIndex((month) => month.toLowerCase() === name[1]?.toLowerCase()) + 1;
    return { number, rest: text.slice(name[0].length) };
  }
  const digits = /^\d{1,2}(?!\d)/.exec(text);
  const number = Number(digits?.[0]);
  return digits && number >= 1 && number <= 12 ? { number, rest: text.slice(digits[0].length) } : undefined;
}

/** False for "Sep 31", which PubMed has where print and electronic dates were mixed. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= length;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

/** For readers: "2024 Mar 5" also where PubMed wrote "2024 03 05"; ranges and seasons as PubMed has them. */
export function partialDateText(date: PartialDate): string {
  const numeric = /^\d{4}(?: \d{1,2}){1,2}$/.test(date.text);
  const [year = "", month, day] = date.iso.split("-");
  if (!numeric || month === undefined) return date.text;
  return [year, MONTHS[Number(month) - 1], ...(day === undefined ? [] : [String(Number(day))])].join(" ");
}
