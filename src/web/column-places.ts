import { setImmediate as breathe } from "node:timers/promises";
import type { Pmid } from "../domain/pmid.ts";
import type { Facet } from "../domain/tag.ts";
import { FACETS } from "../topic/facets.ts";
import type { WebStore } from "./needs.ts";
import { COLUMNS, type Column, type ColumnName, type SortKey } from "./pages/evidence-columns.ts";

type Needs = Pick<WebStore, "listStated" | "searchPmids">;

/** Studies under what they are ordered by. */
type Keyed = { readonly key: SortKey; readonly pmids: readonly Pmid[] };

/** The place of every study in the order of a column; whoever states nothing there has none. Equal keys have one place. */
export async function columnPlaces(name: ColumnName, store: Needs): Promise<ReadonlyMap<Pmid, number>> {
  const column = COLUMNS.find((one) => one.name === name);
  const keyed = column === undefined ? [] : await keyedBy(column, store);
  const keys = [...new Set(keyed.map(({ key }) => key))].filter((key) => key !== undefined).sort(compare);
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  const places = new Map<Pmid, number>();
  for (const { key, pmids } of keyed) {
    const place = key === undefined ? undefined : placeOf.get(key);
    if (place !== undefined) for (const pmid of pmids) if (!places.has(pmid)) places.set(pmid, place);
    if (pmids.length > MANY) await breathe();
  }
  return places;
}

/** After so many, others get their turn. */
const MANY = 1000;

/** The first that names a study counts. */
async function keyedBy({ order }: Column, store: Needs): Promise<readonly Keyed[]> {
  if ("facet" in order) {
    const hidden = new Set(order.unless === undefined ? [] : await tagged(order.unless.facet, order.unless.value, store));
    const values = await valuesOf(order.facet, store);
    return values.map(({ pmids }, place) => ({ key: place, pmids: pmids.filter((pmid) => !hidden.has(pmid)) }));
  }
  const stated = (await store.listStated(order.stated)).map(({ said, pmids }) => ({ key: order.key(said), pmids }));
  if (order.otherwise === undefined) return stated;
  await breathe();
  return [...stated, ...(await byLabels(order.otherwise, store))];
}

/** In the facet's own order: "treatment-resistant" next to "depression", not next to "tobacco". */
async function valuesOf(facet: Facet, store: Needs) {
  const found: { readonly value: string; readonly label: string; readonly pmids: readonly Pmid[] }[] = [];
  for (const { value, label } of FACETS[facet].values) {
    found.push({ value, label, pmids: await tagged(facet, value, store) });
    await breathe();
  }
  return found;
}

/** By all labels of a facet that a study has, as its cell reads; or by what one value means. */
async function byLabels({ facet, keys }: NonNullable<Otherwise>, store: Needs): Promise<readonly Keyed[]> {
  const values = await valuesOf(facet, store);
  if (keys !== undefined) return values.map(({ value, pmids }) => ({ key: keys[value], pmids }));
  const labels = new Map<Pmid, string>();
  for (const { label, pmids } of values)
    for (const pmid of pmids) {
      const before = labels.get(pmid);
      labels.set(pmid, before === undefined ? label : `${before}, ${label}`);
    }
  const byText = new Map<string, Pmid[]>();
  for (const [pmid, text] of labels) {
    const same = byText.get(text);
    if (same === undefined) byText.set(text, [pmid]);
    else same.push(pmid);
  }
  return [...byText].map(([key, pmids]) => ({ key, pmids }));
}

type Otherwise = Extract<Column["order"], { readonly stated: unknown }>["otherwise"];

const tagged = (facet: Facet, value: string, store: Needs): Promise<readonly Pmid[]> =>
  store.searchPmids({ plan: { kind: "mark", facet, value }, sort: "newest" });

const COLLATOR = new Intl.Collator("en");

function compare(a: SortKey, b: SortKey): number {
  return typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(String(a), String(b));
}
