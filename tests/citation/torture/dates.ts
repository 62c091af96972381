import { day, type Torture } from "./parts.ts";

export const DATES: readonly Torture[] = [
  ["a year only", { published: { text: "1998", iso: "1998", precision: "year" } }],
  ["a day", { published: day("2024-03-05", "2024 Mar 05") }],
  ["a season", { published: { text: "2020 Winter", iso: "2020", precision: "season" } }],
  ["two months", { published: { text: "2020 Jul-Aug", iso: "2020-07", precision: "month" } }],
  ["across New Year (seen in 10188493)", { published: { text: "1998 Dec-1999 Jan", iso: "1998-12", precision: "month" } }],
  ["a date that cannot be read", { published: { text: "n.d.", iso: "", precision: "unknown" } }],
  ["electronic before print", { publishedElectronically: day("2023-11-30", "2023 11 30"), publicationModel: "Print-Electronic", publicationStatus: "ppublish" }],
  ["electronic collection", { published: { text: "2024", iso: "2024", precision: "year" }, publishedElectronically: day("2024-02-01", "2024 02 01"), publicationModel: "Electronic-eCollection", publicationStatus: "epublish" }],
]; // prettier-ignore
