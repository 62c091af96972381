import type { DateField } from "./fields.ts";
import type { DateLeaf } from "./tree.ts";
import type { Meaning } from "./understood.ts";

const NAMES: Readonly<Record<DateField, string>> = {
  dp: "Date - Publication",
  edat: "Date - Entry",
  crdt: "Date - Create",
  mhda: "Date - MeSH",
  lr: "Date - Modification",
  dcom: "Date - Completion",
  epdat: "Electronic Publication Date",
  ppdat: "Print Publication Date",
  new: "new",
};

const DAY_MS = 86_400_000;

export function dateMeaning({ field, range }: DateLeaf, today: string): Meaning {
  const { from, to } = "lastDays" in range ? { from: daysBefore(today, range.lastDays), to: today } : range;
  const says = from === to ? `${slashed(from)}[${NAMES[field]}]` : `${slashed(from)}:${slashed(to)}[${NAMES[field]}]`;
  return { plan: { kind: "dates", field, from, to }, says, scored: [] };
}

const slashed = (iso: string) => iso.replaceAll("-", "/");

function daysBefore(day: string, days: number): string {
  const then = new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS);
  return Number.isNaN(then.getTime()) || then.getTime() < 0 ? "1000" : then.toISOString().slice(0, 10);
}
