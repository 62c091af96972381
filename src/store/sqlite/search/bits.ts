/** A set of studies by their ordinals: one bit each. Sets that others may hold are never changed in place. */
export type Bits = Uint32Array;

export const noBits = (size: number): Bits => new Uint32Array((size + 31) >>> 5);

export function allBits(size: number): Bits {
  const bits = noBits(size).fill(0xffffffff);
  const rest = size & 31;
  if (rest > 0) bits[bits.length - 1] = 2 ** rest - 1;
  return bits;
}

/** The ordinals from `first` to before `end`. */
export function rangeBits(size: number, first: number, end: number): Bits {
  const bits = noBits(size);
  for (let at = first; at < end;) {
    if ((at & 31) === 0 && at + 32 <= end) {
      bits[at >>> 5] = 0xffffffff;
      at += 32;
    } else {
      setBit(bits, at);
      at += 1;
    }
  }
  return bits;
}

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

export const hasBit = (bits: Bits, at: number): boolean => (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;

export function andBits(one: Bits, other: Bits): Bits {
  const both = new Uint32Array(one.length);
  for (let at = 0; at < both.length; at += 1) both[at] = (one[at] ?? 0) & (other[at] ?? 0);
  return both;
}

export function orBits(one: Bits, other: Bits): Bits {
  const any = new Uint32Array(one.length);
  for (let at = 0; at < any.length; at += 1) any[at] = (one[at] ?? 0) | (other[at] ?? 0);
  return any;
}

export function withoutBits(one: Bits, other: Bits): Bits {
  const left = new Uint32Array(one.length);
  for (let at = 0; at < left.length; at += 1) left[at] = (one[at] ?? 0) & ~(other[at] ?? 0);
  return left;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (const word of bits) count += ones(word);
  return count;
}

/** How many are in both, without making the set. */
export function countBoth(one: Bits, other: Bits): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 1) count += ones((one[at] ?? 0) & (other[at] ?? 0));
  return count;
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Every ordinal, rising. */
export function eachBit(bits: Bits, visit: (ordinal: number) => void): void {
  for (let word = 0; word < bits.length; word += 1)
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) visit(word * 32 + 31 - Math.clz32(rest & -rest));
}

/** Ordinals from the highest down. */
export function* highestFirst(bits: Bits): Generator<number> {
  for (let word = bits.length - 1; word >= 0; word -= 1) {
    for (let rest = bits[word] ?? 0; rest !== 0;) {
      const bit = 31 - Math.clz32(rest);
      yield word * 32 + bit;
      rest &= ~(1 << bit);
    }
  }
}

/** Some ordinals from the highest down: `limit` after `skip`. Whole words are skipped by their count. */
export function sliceHighestFirst(bits: Bits, skip: number, limit: number): readonly number[] {
  const found: number[] = [];
  let left = skip;
  for (let word = bits.length - 1; word >= 0 && found.length < limit; word -= 1) {
    let rest = bits[word] ?? 0;
    const count = ones(rest);
    if (left >= count) {
      left -= count;
      continue;
    }
    for (; rest !== 0 && found.length < limit;) {
      const bit = 31 - Math.clz32(rest);
      rest &= ~(1 << bit);
      if (left > 0) left -= 1;
      else found.push(word * 32 + bit);
    }
  }
  return found;
}
