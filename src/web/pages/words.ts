/** A narrow space that does not break: 9 412. */
const THIN = "\u202f";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** What `<time>` needs: how it reads, and its machine form. */
export type Time = { readonly text: string; readonly iso: string };

export function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, THIN);
}

/** "1 study", "9 412 studies", "no studies". */
export function counted(value: number, one: string, many: string): string {
  if (value === 0) return `no ${many}`;
  return `${number(value)} ${value === 1 ? one : many}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "2026-11-17" → "17 Nov 2026", "2026-11" → "Nov 2026", "2026" → "2026"; a time of day is left out. */
export function day(iso: string): Time {
  const [date = ""] = iso.split("T");
  const [year = "", month = "", dayOfMonth = ""] = date.split("-");
  const name = MONTHS[Number(month) - 1] ?? "";
  return { text: [dayOfMonth.replace(/^0/, ""), name, year].filter((part) => part !== "").join(" "), iso: date };
}

/** "2026-11-22T04:19:30.000Z" → "22 Nov 2026, 04:19 UTC". */
export function moment(iso: string): Time {
  return { text: `${day(iso).text}, ${iso.slice(11, 16)} UTC`, iso };
}

/** "16 to 22 Nov 2026", "28 Oct to 3 Nov 2026", "29 Dec 2025 to 4 Jan 2026". */
export function span(from: string, to: string): string {
  if (from === to) return day(to).text;
  const shared = from.slice(0, 7) === to.slice(0, 7) ? 7 : from.slice(0, 4) === to.slice(0, 4) ? 4 : 0;
  const first = day(from).text.split(" ");
  const kept = shared === 7 ? first.slice(0, 1) : shared === 4 ? first.slice(0, 2) : first;
  return `${kept.join(" ")} to ${day(to).text}`;
}

/** "40 seconds", "12 minutes", "3 hours", "5 days": the largest unit that fits. */
export function duration(milliseconds: number): string {
  const units = [
    [86_400_000, "day"],
    [3_600_000, "hour"],
    [60_000, "minute"],
    [1000, "second"],
  ] as const;
  const [size, unit] = units.find(([least]) => milliseconds >= least) ?? [1000, "second"];
  return counted(Math.max(1, Math.floor(milliseconds / size)), unit, `${unit}s`);
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

/** The first words of a long text, cut between words. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most - 30))} …`;
}
