const BITS_PER_PAGE = 1 << 15;

/** A set of PMIDs that stays within some megabytes however many there are: one bit each, in pages made when first needed. */
export function pmidSet() {
  const pages = new Map<number, Uint8Array>();

  return {
    /** False when it was there already. */
    add(pmid: number): boolean {
      const number = Math.floor(pmid / BITS_PER_PAGE);
      const page = pages.get(number) ?? new Uint8Array(BITS_PER_PAGE / 8);
      pages.set(number, page);
      const at = (pmid % BITS_PER_PAGE) >> 3;
      const bit = 1 << (pmid & 7);
      const byte = page[at] ?? 0;
      page[at] = byte | bit;
      return (byte & bit) === 0;
    },
  };
}
