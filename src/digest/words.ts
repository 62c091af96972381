const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export function counted(value: number, one: string, many: string): string {
  return value === 0 ? `no ${many}` : `${value} ${value === 1 ? one : many}`;
}

/** "2026-11-17" → "17 Nov 2026". */
export function dayText(iso: string): string {
  const [year = "", month = "", day = ""] = iso.slice(0, 10).split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ""} ${year}`;
}

/** "16 to 22 Nov 2026", "28 Dec 2026 to 3 Jan 2027". */
export function daysText(from: string, to: string): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8, 10))} to ${dayText(to)}`;
  return from.slice(0, 4) === to.slice(0, 4)
    ? `${dayText(from).replace(/ \d{4}$/, "")} to ${dayText(to)}`
    : `${dayText(from)} to ${dayText(to)}`;
}

/** "2026-W47" → "week 47 of 2026"; "2026-11" → "November 2026". */
export function periodText(period: string): string {
  const week = /^(\d{4})-W(\d{2})$/.exec(period);
  if (week !== null) return `week ${Number(week[2])} of ${week[1] ?? ""}`;
  return `${LONG[Number(period.slice(5)) - 1] ?? ""} ${period.slice(0, 4)}`;
}

/** "2026-11-23T04:17:30.000Z" → "23 Nov 2026, 04:17 UTC". */
export function momentText(iso: string): string {
  return `${dayText(iso)}, ${iso.slice(11, 16)} UTC`;
}
