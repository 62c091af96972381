import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import { isPmid } from "../domain/pmid.ts";
import type { Pmid } from "../domain/pmid.ts";

/** The reading state that lives in the address: everything optional, everything checked. */
export type ReadingState = Readonly<Omit<z.infer<typeof STATE>, "sort">> & { readonly sort: Sort };

type Sort = (typeof SORTS)[number];

const SORTS = ["newest", "relevance", "evidence", "published"] as const;
const FACETS = "design|drug|route|condition|control|population|phase|topic|regimen|conclusion|evidence|status";
const TAG = new RegExp(`^(?:${FACETS}):[a-z0-9][a-z0-9-]{0,40}$`);
const PER_PAGE = 25;
/** Twice the longest published strategy we know. */
export const LONGEST_SEARCH = 10_000;

const day = z.string().refine(isDay, { error: "must be a date such as 2026-11-23" });
const whole = (least: number, most: number, example: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `must be a whole number, ${example}` })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error: `must be a whole number, ${example}` });

const STATE = z
  .object({
    q: z
      .string()
      .max(LONGEST_SEARCH, {
        error: "is longer than 10,000 characters; leave out a part of the search, or search for its parts one by one",
      })
      .optional(),
    tag: z
      .array(z.string().regex(TAG, { error: "must be facet:value, such as design:rct" }))
      .max(60, { error: "is given too often" }),
    from: day.optional(),
    to: day.optional(),
    sort: z.enum(SORTS, { error: `must be one of ${SORTS.join(", ")}` }).optional(),
    page: whole(1, 999_999_999, "1 or more").default(1),
    per_page: whole(1, 200, "1 to 200").default(PER_PAGE),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: "must not be later than to",
    path: ["from"],
  });

/** Reads the query; unknown names are ignored, a wrong or doubled one is refused with a sentence. */
export function readState(query: Readonly<Record<string, unknown>>): ReadingState {
  const given = Object.entries(query).filter(([name, value]) => name in STATE.shape && value !== "");
  const { tag, ...single } = Object.fromEntries(given);
  const doubled = Object.keys(single).find((name) => typeof single[name] !== "string");
  if (doubled !== undefined) throw new AppError("invalid", `“${doubled}” can be given only once.`);
  const tags = (Array.isArray(tag) ? tag : tag === undefined ? [] : [tag]).filter((value) => value !== "");
  const parsed = STATE.safeParse({ ...single, tag: [...new Set(tags)] });
  if (parsed.success) return { ...parsed.data, sort: parsed.data.sort ?? usualSort(parsed.data.q) };
  const issue = parsed.error.issues[0];
  throw new AppError("invalid", `“${String(issue?.path[0])}” ${issue?.message ?? "cannot be read"}.`);
}

/** Words are looked for: the best match first. Without words the newest comes first. */
function usualSort(q: string | undefined): Sort {
  return q === undefined ? "newest" : "relevance";
}

/** A PMID in an address; anything else was never the address of a study. */
export function readPmid(text: string | readonly string[] | undefined): Pmid {
  const pmid = typeof text === "string" ? text : "";
  if (!isPmid(pmid)) {
    throw new AppError("invalid", `“${pmid.slice(0, 40)}” is not a PMID: one to eight digits, without a leading zero.`);
  }
  return pmid;
}

/** One day, such as the last visit; undefined where none is given. */
export function readSince(value: unknown): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (typeof value === "string" && isDay(value)) return value;
  throw new AppError("invalid", "“since” must be a date such as 2026-11-23.");
}

/** PMIDs from a repeated field, each once, in the order given; commas and spaces between them are fine. */
export function readPmids(value: unknown, most: number): readonly Pmid[] {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const words = texts.flatMap((text) => (typeof text === "string" ? text.split(/[\s,;]+/) : [])).filter((word) => word !== "");
  if (words.length > most)
    throw new AppError("invalid", `More than ${most} PMIDs at once are too many; export a search instead.`);
  return [...new Set(words.map(readPmid))];
}

/** The address of the same reading state with some of it changed; defaults are left out, so equal states have equal addresses. */
export function stateAddress(path: string, state: ReadingState, changes: Partial<ReadingState> = {}): string {
  const { q, tag, from, to, sort, page, per_page } = { ...state, ...changes };
  const pairs: string[] = [];
  // What people type is encoded as a form would; the rest is digits, dashes and letters. A page has some thirty such addresses.
  if (q !== undefined || tag.length > 0) pairs.push(new URLSearchParams(words(q, tag)).toString());
  if (from !== undefined) pairs.push(`from=${from}`);
  if (to !== undefined) pairs.push(`to=${to}`);
  if (sort !== usualSort(q)) pairs.push(`sort=${sort}`);
  if (page !== 1) pairs.push(`page=${page}`);
  if (per_page !== PER_PAGE) pairs.push(`per_page=${per_page}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

const words = (q: string | undefined, tags: readonly string[]): [name: string, value: string][] => [
  ...(q === undefined ? [] : [["q", q] satisfies [string, string]]),
  ...tags.map((tag): [string, string] => ["tag", tag]),
];

function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
