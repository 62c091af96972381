import { AppError } from "../domain/errors.ts";
import { isPmid, toPmid, type Pmid } from "../domain/pmid.ts";
import { understand } from "../search/understand.ts";
import type { SearchRequest, Store } from "../store/ports.ts";
import { now } from "../wiring.ts";
import { UsageError, type CommandContext } from "./command.ts";

export const CHOICE_OPTIONS = { query: { type: "string" }, pmid: { type: "string", multiple: true } } as const;

type Typed = { readonly query?: string | undefined; readonly pmid?: readonly string[] | undefined };
type Choice = { readonly query?: string; readonly pmids: readonly Pmid[] };

/** `--pmid 1 2 3` is what people type; every bare word after a --pmid is one more. */
export function readChoice({ query, pmid }: Typed, positionals: readonly string[]): Choice {
  if (positionals.length > 0 && pmid === undefined) throw new UsageError("PMIDs stand after --pmid.");
  const words = [...(pmid ?? []), ...positionals].flatMap((text) => text.split(/[\s,]+/)).filter((word) => word !== "");
  const strange = words.find((word) => !isPmid(word));
  if (strange !== undefined) throw new UsageError(`“${strange}” is not a PMID.`);
  const pmids = [...new Set(words.map(toPmid))];
  return query === undefined ? { pmids } : { query, pmids };
}

/** What that choice names; undefined is everything stored, where nothing narrows it. Deleted studies are never among them. */
export async function choosePmids(
  { query, pmids }: Choice,
  store: Store,
  say: CommandContext["say"],
): Promise<readonly Pmid[] | undefined> {
  const found = query === undefined ? undefined : await store.searchPmids(searchFor(query, say));
  if (pmids.length === 0) return found;
  await refuseAbsent(pmids, store);
  if (found === undefined) return pmids;
  const among = new Set(found);
  return pmids.filter((pmid) => among.has(pmid));
}

/** The search box's own language, newest first; what it could not do as typed is said. */
function searchFor(query: string, say: CommandContext["say"]): SearchRequest {
  const { plan, warnings } = understand(query, { today: now().toISOString().slice(0, 10) });
  for (const warning of warnings) say(warning);
  return { plan, sort: "newest" };
}

/** Nothing is written when one of them is not stored: a list that lacks one in silence is worse than none. */
async function refuseAbsent(pmids: readonly Pmid[], store: Store): Promise<void> {
  const here = new Set((await store.findStudies(pmids)).map(({ study }) => study.pmid));
  const absent = pmids.filter((pmid) => !here.has(pmid));
  if (absent.length > 0) throw new AppError("not_found", `Not stored here: ${absent.join(", ")}. Nothing was exported.`);
}
