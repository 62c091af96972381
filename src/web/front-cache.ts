import type { ReadyAnswer } from "./ready-answer.ts";
import { createVersionedCache } from "./versioned-cache.ts";
import type { VersionedCache } from "./versioned-cache.ts";

/** Ready answers by address. Personal pages are never put in. */
export type FrontCache = VersionedCache<ReadyAnswer>;

/** Longer addresses are answered but not remembered. */
const LONGEST_ADDRESS = 1000;

export function createFrontCache({ maxBytes }: { readonly maxBytes: number }): FrontCache {
  const cache = createVersionedCache<ReadyAnswer>({ maxBytes, bytesOf: ({ bytes }) => bytes });
  return {
    find: (version, address) => cache.find(version, address),
    keep(version, address, answer) {
      if (address.length <= LONGEST_ADDRESS) cache.keep(version, address, answer);
    },
  };
}
