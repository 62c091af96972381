import type { Plan } from "../search/plan.ts";
import { understand } from "../search/understand.ts";
import { yearSearch } from "./year-counts.ts";

/** The searches behind the numbers of the trends that are known beforehand. */
export const FIRST_YEAR = 2000;
export const REGISTERED_TRIALS = "design:rct has:registration";

const SIZES: readonly (readonly [label: string, q: string])[] = [
  ["fewer than 20", "n:<20"],
  ["20 to 49", "n:20-49"],
  ["50 to 99", "n:50-99"],
  ["100 to 199", "n:100-199"],
  ["200 to 499", "n:200-499"],
  ["500 or more", "n:>=500"],
];

/** As affiliations spell them; several spellings are one country. */
const COUNTRIES: readonly (readonly [label: string, spellings: readonly string[]])[] = [
  ["United States", ["USA", "United States"]],
  ["China", ["China"]],
  ["United Kingdom", ["UK", "United Kingdom"]],
  ["Canada", ["Canada"]],
  ["Germany", ["Germany"]],
  ["Brazil", ["Brazil", "Brasil"]],
  ["Australia", ["Australia"]],
  ["Italy", ["Italy"]],
  ["France", ["France"]],
  ["Japan", ["Japan"]],
  ["Spain", ["Spain"]],
  ["Netherlands", ["Netherlands"]],
  ["South Korea", ["Korea"]],
  ["Taiwan", ["Taiwan"]],
  ["India", ["India"]],
  ["Iran", ["Iran"]],
  ["Egypt", ["Egypt"]],
  ["Israel", ["Israel"]],
  ["Switzerland", ["Switzerland"]],
  ["Austria", ["Austria"]],
  ["Belgium", ["Belgium"]],
  ["Sweden", ["Sweden"]],
  ["Denmark", ["Denmark"]],
  ["Norway", ["Norway"]],
  ["Finland", ["Finland"]],
  ["Ireland", ["Ireland"]],
  ["Poland", ["Poland"]],
  ["Portugal", ["Portugal"]],
  ["Turkey", ["Turkey", "Türkiye"]],
  ["Mexico", ["Mexico"]],
  ["New Zealand", ["New Zealand"]],
  ["Pakistan", ["Pakistan"]],
];

type Search = { readonly label: string; readonly q: string };

export const SIZE_SEARCHES: readonly Search[] = SIZES.map(([label, q]) => ({ label, q: `design:rct ${q}` }));

export const COUNTRY_SEARCHES: readonly Search[] = COUNTRIES.map(([label, spellings]) => ({
  label,
  q: spellings.map((name) => `"${name}"[ad]`).join(" OR "),
}));

/** All of them as the store takes them, for a server that prepares what readers will ask. */
export function trendPlans(today: string): readonly Plan[] {
  const years = Array.from({ length: Number(today.slice(0, 4)) - FIRST_YEAR + 1 }, (_, at) => yearSearch(FIRST_YEAR + at));
  const searches = [...years, REGISTERED_TRIALS, ...[...SIZE_SEARCHES, ...COUNTRY_SEARCHES].map(({ q }) => q)];
  return searches.map((q) => understand(q, { today }).plan);
}
