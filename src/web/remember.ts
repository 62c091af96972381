import type { WebNeeds } from "./needs.ts";
import { createVersionedCache } from "./versioned-cache.ts";

/** What `make` made, under this name, until the data change: for parts of pages that several readers ask for in their own way. */
export type Remember<T> = (name: string, make: () => Promise<T>) => Promise<T>;

type Limits<T> = { readonly maxBytes: number; readonly bytesOf: (thing: T) => number };

export function createMemory<T>({ store }: Pick<WebNeeds, "store">, limits: Limits<T>): Remember<T> {
  const cache = createVersionedCache<T>(limits);
  return async (name, make) => {
    const version = await store.dataVersion();
    const known = cache.find(version, name);
    if (known !== undefined) return known;
    const made = await make();
    cache.keep(version, name, made);
    return made;
  };
}

/** A text in memory, at two bytes a character at worst. */
export const textBytes = (text: string): number => text.length * 2 + 100;
