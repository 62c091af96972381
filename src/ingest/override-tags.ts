import { AppError } from "../domain/errors.ts";
import type { Pmid } from "../domain/pmid.ts";
import { applyOverrides, type TagOverride } from "../domain/tag-override.ts";
import type { Tag } from "../domain/tag.ts";
import type { Store } from "../store/ports.ts";
import { isFacet } from "../tagging/facet-labels.ts";
import { levelOf } from "../tagging/level-of.ts";
import { FACETS } from "../topic/facets.ts";

export type OverrideNeeds = {
  readonly store: Pick<Store, "findStudy" | "overrideTags" | "withdrawOverrides">;
  readonly now: () => Date;
};

type Named = Pick<TagOverride, "facet" | "value" | "action">;

/** "+design:rct" or "-design:cohort", checked against the facets. Throws AppError("invalid") with a sentence. */
export function readOverride(written: string): Named {
  const [, sign = "", facet = "", value = ""] = /^([+-])([a-z]+):([a-z0-9-]+)$/.exec(written) ?? [];
  if (sign === "")
    throw new AppError("invalid", `“${written}” cannot be read; write +facet:value or -facet:value, such as +design:rct.`);
  if (!isFacet(facet))
    throw new AppError("invalid", `There is no facet “${facet}”; there are ${Object.keys(FACETS).join(", ")}.`);
  const values = FACETS[facet].values.map((known) => known.value);
  if (!values.includes(value)) throw new AppError("invalid", `“${facet}” has no value “${value}”; it has ${values.join(", ")}.`);
  return { facet, value, action: sign === "+" ? "add" : "remove" };
}

/** Puts a curator's word on a study's tags. An evidence level that follows from another design follows it. */
export async function overrideTags(
  { pmid, named, note }: { readonly pmid: Pmid; readonly named: readonly Named[]; readonly note: string },
  { store, now }: OverrideNeeds,
): Promise<readonly TagOverride[]> {
  const stored = await store.findStudy(pmid);
  if (stored === undefined) throw notStored(pmid);
  const at = now().toISOString();
  const said = named.map((override): TagOverride => ({ ...override, note, at }));
  const overrides = [...said, ...levelAfter(stored.tags, said)];
  await store.overrideTags(pmid, overrides, at);
  return overrides;
}

/** Takes back what curators said of these values, or everything. Answers what was taken back. */
export async function withdrawOverrides(
  { pmid, named }: { readonly pmid: Pmid; readonly named: readonly Named[] },
  { store, now }: OverrideNeeds,
): Promise<readonly TagOverride[]> {
  const stored = await store.findStudy(pmid);
  if (stored === undefined) throw notStored(pmid);
  const matches = (override: TagOverride): boolean =>
    named.length === 0 || named.some(({ facet, value }) => facet === override.facet && value === override.value);
  const goes = (stored.overrides ?? []).filter(matches);
  const design = goes.some(({ facet }) => facet === "design");
  const follows = (stored.overrides ?? []).filter((one) => design && one.note.startsWith(FOLLOWS) && !goes.includes(one));
  const withdrawn = [...goes, ...follows];
  if (withdrawn.length === 0) throw new AppError("not_found", `No curator has said this of PMID ${pmid}; nothing was changed.`);
  await store.withdrawOverrides(pmid, withdrawn, now().toISOString());
  return withdrawn;
}

const FOLLOWS = "Follows from the design: ";

/** What the new designs make of the evidence level, unless the curator said that, too. */
function levelAfter(tags: readonly Tag[], said: readonly TagOverride[]): readonly TagOverride[] {
  const [first] = said.filter(({ facet }) => facet === "design");
  if (first === undefined || said.some(({ facet }) => facet === "evidence")) return [];
  const after = applyOverrides(tags, said);
  const level = levelOf(after);
  const old = after.filter(({ facet, value }) => facet === "evidence" && value !== level);
  const word = (value: string, action: TagOverride["action"]): TagOverride => ({
    facet: "evidence",
    value,
    action,
    note: `${FOLLOWS}${first.note}`,
    at: first.at,
  });
  const stands = after.some(({ facet, value }) => facet === "evidence" && value === level);
  return [...old.map(({ value }) => word(value, "remove")), ...(level === undefined || stands ? [] : [word(level, "add")])];
}

function notStored(pmid: Pmid): AppError {
  return new AppError("not_found", `No study with PMID ${pmid} is stored here; nothing was changed.`);
}
