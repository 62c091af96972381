import { articleXml } from "./article-xml.ts";
import { bookXml } from "./book-xml.ts";
import { enteredOn, studyDates } from "./study-dates.ts";
import { studyKind } from "./study-kinds.ts";

export type InventedOptions = {
  readonly count: number;
  readonly seed: number;
  /** The last day on which a study may have entered, "2026-11-23". */
  readonly today: string;
  /** With reference lists a record has its natural 10 to 16 kB; without, about 4. */
  readonly references?: boolean;
  /** Chooses the day of entry instead of spreading them, to make over-full days. */
  readonly entered?: (index: number) => string;
};

/** Invented records on ketamine and depression, one after another, the same for the same seed. */
export function* inventedStudies(options: InventedOptions): Generator<string> {
  for (let index = 0; index < options.count; index += 1) yield inventedStudy(index, options);
}

/** The same as functions that make a record when it is asked for: a server can offer 100,000 without holding them. */
export function* inventedOnDemand(options: InventedOptions): Generator<() => string> {
  for (let index = 0; index < options.count; index += 1) yield () => inventedStudy(index, options);
}

export function inventedStudy(index: number, { count, seed, today, references, entered }: InventedOptions): string {
  const day = entered?.(index) ?? enteredOn(index, count, today);
  const parts = {
    seed,
    index,
    dates: studyDates(day, today, Math.imul(index + seed, 2_654_435_761) >>> 8),
    references: references ?? false,
  };
  return studyKind(index) === "book-chapter" ? bookXml(parts) : articleXml(parts);
}
