import { AppError } from "../domain/errors.ts";
import { searchParts } from "../search/parts.ts";
import type { WebNeeds } from "./needs.ts";
import type { ReadingState } from "./params.ts";
import { findPage } from "./run-search.ts";

/** A part of a search by itself, and how many studies it finds with the same filters. */
export type PartFound = { readonly state: ReadingState; readonly total: number };

/** What each part of a search finds, so that a reader of an empty answer sees which one is to blame; nothing where one of them costs too much. */
export async function whatEachFinds(
  state: ReadingState,
  needs: Pick<WebNeeds, "store" | "clock">,
): Promise<readonly PartFound[]> {
  const states = searchParts(state.q ?? "").map((q) => ({ ...state, q, page: 1 }));
  try {
    const answers = await Promise.all(states.map((part) => findPage({ ...part, sort: "newest", per_page: 1 }, needs)));
    return states.map((part, at) => ({ state: part, total: answers[at]?.total ?? 0 }));
  } catch (problem) {
    if (problem instanceof AppError) return [];
    throw problem;
  }
}
