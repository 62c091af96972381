import { AppError } from "../domain/errors.ts";
import { isPmid, toPmid, type Pmid } from "../domain/pmid.ts";
import type { Study } from "../domain/study.ts";
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

/** The studies of that choice; the whole store where nothing narrows it, both where both are given. Deleted ones are never among them. */
export async function chooseStudies(
  { query, pmids }: Choice,
  store: Store,
  say: CommandContext["say"],
): Promise<AsyncIterable<Study> | readonly Study[]> {
  const request = query === undefined ? undefined : searchFor(query, say);
  if (pmids.length === 0) return request === undefined ? store.streamDocuments() : store.streamFound(request);
  const picked = await pickStudies(store, pmids);
  if (request === undefined) return picked;
  const found = new Set(await store.searchPmids(request));
  return picked.filter(({ pmid }) => found.has(pmid));
}

/** The search box's own language, newest first; what it could not do as typed is said. */
function searchFor(query: string, say: CommandContext["say"]): SearchRequest {
  const { plan, warnings } = understand(query, { today: now().toISOString().slice(0, 10) });
  for (const warning of warnings) say(warning);
  return { plan, sort: "newest" };
}

/** Nothing is written when one of them is not stored: a list that lacks one in silence is worse than none. */
async function pickStudies(store: Store, pmids: readonly Pmid[]): Promise<readonly Study[]> {
  const found = await Promise.all(pmids.map((pmid) => store.findStudy(pmid)));
  const absent = pmids.filter((_pmid, index) => found[index] === undefined || found[index].deletedAt !== undefined);
  if (absent.length > 0) throw new AppError("not_found", `Not stored here: ${absent.join(", ")}. Nothing was exported.`);
  return found.flatMap((stored) => stored?.study ?? []);
}
