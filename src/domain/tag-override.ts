import type { Facet, Tag } from "./tag.ts";

/** A curator's word on one tag of one study: it is so, or it is not, and why. Stands above whatever the tagger says, now and later. */
export type TagOverride = {
  readonly facet: Facet;
  readonly value: string;
  readonly action: "add" | "remove";
  readonly note: string;
  readonly at: string;
};

const nameOf = ({ facet, value }: Pick<Tag, "facet" | "value">): string => `${facet}:${value}`;

/** The tags as readers see them: without those a curator took away, and with those a curator gave, marked as a human's. */
export function applyOverrides(tags: readonly Tag[], overrides: readonly TagOverride[]): readonly Tag[] {
  if (overrides.length === 0) return tags;
  const said = new Map(overrides.map((override) => [nameOf(override), override]));
  const kept = tags.flatMap((tag): readonly Tag[] => {
    const override = said.get(nameOf(tag));
    if (override === undefined) return [tag];
    return override.action === "remove" ? [] : [{ ...tag, by: { curator: true, note: override.note } }];
  });
  const known = new Set(tags.map(nameOf));
  const given = overrides
    .filter((override) => override.action === "add" && !known.has(nameOf(override)))
    .map(({ facet, value, note }): Tag => ({ facet, value, evidence: [], by: { curator: true, note } }));
  return [...kept, ...given];
}

/** Which tags came and went, as "design:rct"; undefined where none did. */
export function tagChange(
  before: readonly Tag[],
  after: readonly Tag[],
): { readonly field: "tags"; readonly from?: readonly string[]; readonly to?: readonly string[] } | undefined {
  const [old, now] = [before.map(nameOf), after.map(nameOf)];
  const from = old.filter((name) => !now.includes(name));
  const to = now.filter((name) => !old.includes(name));
  if (from.length + to.length === 0) return undefined;
  return { field: "tags", ...(from.length > 0 && { from }), ...(to.length > 0 && { to }) };
}
