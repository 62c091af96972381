import type { Evidence } from "./tag.ts";

/** A dose as written and as read: "0.5 mg/kg" is 0.5 of "mg/kg"; a range "56–84 mg" has `upTo` 84. */
export type Dose = { readonly text: string; readonly amount: number; readonly upTo?: number; readonly unit: string };

/** "4 weeks" is 4 of "week"; units are hour, day, week, month, year. */
export type Span = {
  readonly text: string;
  readonly amount: number;
  readonly unit: "minute" | "hour" | "day" | "week" | "month" | "year";
};

export type Age = { readonly text: string; readonly mean?: number; readonly from?: number; readonly to?: number };

/** What a study states about itself in numbers and names. An absent field means "not stated": a wrong value is worse than none. */
export type Facts = {
  /** All who took part, arms added up. */
  readonly participants?: number;
  readonly doses: readonly Dose[];
  readonly sessions?: number;
  readonly followUp?: Span;
  /** By name as written: "midazolam", "saline placebo". */
  readonly comparator?: string;
  readonly primaryScale?: string;
  readonly primaryTime?: Span;
  readonly registrations: readonly string[];
  readonly percentWomen?: number;
  readonly age?: Age;
  readonly blinding?: "open-label" | "single-blind" | "double-blind" | "triple-blind";
  /** True where the paper says that it checked, or lost, its masking. */
  readonly maskingChecked?: true;
  /** The words each fact was read from, under the fact's name. */
  readonly quotes: Readonly<Partial<Record<FactName, readonly Evidence[]>>>;
};

export type FactName = Exclude<keyof Facts, "quotes">;
