import type { Reference } from "../../citation/format-reference.ts";
import type { Pmid } from "../../domain/pmid.ts";
import { stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import { capitalised, counted } from "./words.ts";

/** What is to be cited: a hand-picked set, or all that a search finds. */
export type ToCite = { readonly pmids: readonly Pmid[]; readonly search?: ReadingState };

type Set = { readonly title: string; readonly references: readonly Reference[] };

/** The form, and under it what came of it. */
export function ownStylePage({ pmids, search }: ToCite, most: number, set?: Set) {
  const count = pmids.length;
  const address = search === undefined ? picked(pmids) : whole(search);
  return {
    heading:
      set === undefined ? "Cite in a style of your own" : capitalised(counted(set.references.length, "reference", "references")),
    count: capitalised(counted(count, "study", "studies")),
    empty: count === 0,
    cut:
      count > most
        ? `These are ${counted(count, "study", "studies")}; a list of references is set for the first ${most}. All of them fit in a file for a reference manager.`
        : undefined,
    fields: [...new URLSearchParams(address)].map(([name, value]) => ({ name, value })),
    back: search === undefined ? `/basket?${address}` : stateAddress("/export", search),
    set: set && {
      title: set.title,
      references: withoutNumbers(set.references).map((html) => ({ html })),
    },
  };
}

const NUMBER = /^\s*[[(]?(\d+)[\])]?\.?\s+(?=\S)/;

/** The list is numbered by the page itself; a figure that begins a title is no number of the list. */
function withoutNumbers(references: readonly Reference[]): readonly string[] {
  const isNumbered = references.every(({ html }, at) => NUMBER.exec(html)?.[1] === String(at + 1));
  return references.map(({ html }) => (isNumbered ? html.replace(NUMBER, "") : html));
}

function picked(pmids: readonly Pmid[]): string {
  return new URLSearchParams(pmids.map((pmid): [string, string] => ["pmid", pmid])).toString();
}

function whole(search: ReadingState): string {
  const state = stateAddress("", search).slice(1);
  return state === "" ? "search=whole" : `search=whole&${state}`;
}
