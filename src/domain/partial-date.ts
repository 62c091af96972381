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
