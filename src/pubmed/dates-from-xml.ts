import { isCalendarDay, readPartialDate, type PartialDate } from "../domain/partial-date.ts";
import type { HistoryDate } from "../domain/study.ts";
import { childText, findChild, findText, listChildren, type XmlElement } from "./xml.ts";

/** PubDate and its like: ((Year, ((Month, Day?) | Season)?) | MedlineDate), each part verbatim, joined as PubMed prints them. */
export function partialDateFrom(element: XmlElement | undefined): PartialDate {
  const parts = ["Year", "Season", "Month", "Day", "MedlineDate"].map((name) => childText(element, name));
  return readPartialDate(parts.filter((part) => part !== undefined).join(" "));
}

export function findPartialDate(element: XmlElement | undefined): PartialDate | undefined {
  const date = partialDateFrom(element);
  return date.text === "" ? undefined : date;
}

/** A full date (DateRevised, PubMedPubDate …) as an ISO day; undefined when PubMed's parts are no day of the calendar. */
export function findDay(element: XmlElement | undefined): string | undefined {
  const [year, month, day] = ["Year", "Month", "Day"].map((name) => Number(findText(findChild(element, name)) ?? NaN));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (!(year >= 1000 && year <= 9999) || !isCalendarDay(year, month, day)) return undefined;
  return `${String(year)}-${pad(month)}-${pad(day)}`;
}

export function historyFrom(history: XmlElement | undefined): readonly HistoryDate[] {
  return listChildren(history, "PubMedPubDate").flatMap((element) => {
    const day = findDay(element);
    if (day === undefined) return [];
    const hour = childText(element, "Hour");
    const time = hour === undefined ? "" : `T${pad(Number(hour))}:${pad(Number(childText(element, "Minute") ?? 0))}`;
    return [{ status: element.attributes["PubStatus"] ?? "", date: day + time }];
  });
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
