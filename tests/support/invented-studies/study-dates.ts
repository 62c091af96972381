/** Days as ISO text, "2026-11-23". */
export type StudyDates = {
  readonly entered: string;
  readonly published: string;
  readonly revised: string;
  readonly indexed: string | undefined;
};

const FIRST_DAY = "2000-01-10";
/** So many of the last studies entered within the seven days that end today. */
const NEWEST = 30;

/** Entry days from 2000 to today, denser towards the end, as the field itself grew. PMIDs rise with them. */
export function enteredOn(index: number, count: number, today: string): string {
  const fromEnd = count - 1 - index;
  if (fromEnd < NEWEST) return daysAfter(today, -Math.floor((fromEnd * 7) / NEWEST));
  const span = (Date.parse(today) - Date.parse(FIRST_DAY)) / 86_400_000 - 8;
  return daysAfter(FIRST_DAY, Math.floor(span * Math.sqrt(index / Math.max(1, count - NEWEST))));
}

/** Publication some weeks around the entry, MeSH about a month after it, once that day has come. */
export function studyDates(entered: string, today: string, jitter: number): StudyDates {
  const indexed = daysAfter(entered, 20 + (jitter % 30));
  const wasIndexed = indexed <= today && jitter % 9 !== 0;
  return {
    entered,
    published: daysAfter(entered, (jitter % 60) - 40),
    revised: wasIndexed ? indexed : entered,
    indexed: wasIndexed ? indexed : undefined,
  };
}

function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}
