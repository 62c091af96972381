import { AppError } from "../../../domain/errors.ts";
import type { DatesLeaf, IdsLeaf, PhraseLeaf, Plan, PlanLeaf } from "../../../search/plan.ts";
import type { StudyId } from "../../../search/tree.ts";
import { dayRowIds } from "../study-id.ts";
import { allBits, andBits, countBits, noBits, orBits, rangeBits, setBit, withoutBits, type Bits } from "./bits.ts";
import { bitsOfIds, ordinalFrom, pmidBits, type Collection } from "./collection.ts";
import { nearCost, phraseCost } from "./cost.ts";
import type { LeafIds } from "./leaf-ids.ts";

/** Sets already found, by what they answer; all of one collection. */
type Known = { readonly get: (key: string) => Bits | undefined; readonly put: (key: string, bits: Bits) => Bits };

export type Evaluation = {
  readonly collection: Collection;
  readonly leaves: LeafIds;
  readonly known: Known;
  /** Throws when the search has cost its time, or would with what comes next. */
  readonly checkTime: (nextMs?: number) => void;
  /** Ids that were asked for and are not here. */
  readonly missing: StudyId[];
};

/** The studies that a plan finds. One look into the index for each leaf; the rest is arithmetic on bits. */
export function evaluate(plan: Plan, on: Evaluation): Bits {
  const { size } = on.collection;
  switch (plan.kind) {
    case "everything":
      return allBits(size);
    case "nothing":
      return noBits(size);
    case "and":
      return plan.parts.map((part) => evaluate(part, on)).reduce(andBits, allBits(size));
    case "or":
      return anyOf(plan.parts, on);
    case "not":
      return withoutBits(evaluate(plan.from, on), evaluate(plan.without, on));
    case "else": {
      const first = evaluate(plan.first, on);
      return countBits(first) > 0 ? first : evaluate(plan.otherwise, on);
    }
    case "phrase":
    case "near":
    case "dates":
    case "mark":
    case "ids":
    case "has":
    case "size":
      return leafBits(plan, on);
  }
}

/** So few new phrases are asked one by one: each may be asked for again, by relevance or by another search. */
const FEW = 8;
/** More at once would save little, and the clock is not looked at in between. */
const PHRASES_AT_ONCE = 4;

/** New phrases in the same columns go to FTS5 together; cut words, which can cost most, alone. */
function anyOf(parts: readonly Plan[], on: Evaluation): Bits {
  const groups = new Map<string, PhraseLeaf[]>();
  let any = noBits(on.collection.size);
  for (const part of parts) {
    const known = part.kind === "phrase" ? on.known.get(JSON.stringify([part])) : undefined;
    if (part.kind === "phrase" && !part.prefix && known === undefined) {
      const key = part.columns.join(" ");
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [part]);
      else group.push(part);
    } else any = orBits(any, known ?? evaluate(part, on));
  }
  for (const group of groups.values()) {
    const atOnce = group.length <= FEW ? 1 : PHRASES_AT_ONCE;
    for (let at = 0; at < group.length; at += atOnce) any = orBits(any, phraseBits(group.slice(at, at + atOnce), on));
  }
  return any;
}

function leafBits(leaf: PlanLeaf, on: Evaluation): Bits {
  const { collection, leaves } = on;
  switch (leaf.kind) {
    case "phrase":
      return phraseBits([leaf], on);
    case "mark":
      return collection.values.get(`${leaf.facet}:${leaf.value}`)?.bits ?? noBits(collection.size);
    case "near":
      return remembered(
        leaf,
        on,
        () => leaves.near(leaf),
        () => nearCost(leaf, on),
      );
    case "dates":
      return leaf.field === "edat" || leaf.field === "crdt" ? entryBits(leaf, collection) : datesBits(leaf, leaf.field, on);
    case "ids":
      return idsBits(leaf, on);
    case "has":
      return remembered(leaf, on, () => leaves.has(leaf));
    case "size":
      return remembered(leaf, on, () => leaves.size(leaf));
  }
}

export function phraseBits(leaves: readonly PhraseLeaf[], on: Evaluation): Bits {
  const [first, ...more] = leaves;
  const word = first !== undefined && more.length === 0 && first.words.length === 1 && !first.prefix ? first : undefined;
  return remembered(
    leaves,
    on,
    () => (word === undefined ? on.leaves.phrases(leaves) : on.leaves.word(word, on.collection)),
    () => Math.max(...leaves.map((leaf) => phraseCost(leaf, on))),
  );
}

function datesBits(leaf: DatesLeaf, field: Exclude<DatesLeaf["field"], "edat" | "crdt">, on: Evaluation): Bits {
  return remembered(leaf, on, () => on.leaves.dates(field, leaf));
}

function remembered(
  leaf: PlanLeaf | readonly PhraseLeaf[],
  on: Evaluation,
  find: () => readonly number[] | Bits,
  costMs = () => 0,
): Bits {
  const key = JSON.stringify(leaf);
  const known = on.known.get(key);
  if (known !== undefined) return known;
  on.checkTime(costMs());
  const found = find();
  return on.known.put(key, found instanceof Uint32Array ? found : bitsOfIds(on.collection, found));
}

/** Ids rise with the day of entry, so a span of days is a span of ordinals. */
export function entryBits({ from, to }: { readonly from?: string; readonly to?: string }, collection: Collection): Bits {
  const first = from === undefined ? 0 : ordinalFrom(collection, dayRowIds(from).first);
  const end = to === undefined ? collection.size : ordinalFrom(collection, dayRowIds(to).end);
  return rangeBits(collection.size, first, end);
}

function idsBits({ ids, ranges }: IdsLeaf, on: Evaluation): Bits {
  const { collection, leaves } = on;
  const any = noBits(collection.size);
  for (const { id, token } of ids) {
    on.checkTime();
    const found = token === undefined ? leaves.pmid(Number(id.value)) : leaves.phrases([termLeaf(token)]);
    if (found.length === 0) on.missing.push(id);
    for (const rowId of found) {
      const ordinal = ordinalFrom(collection, rowId);
      if (collection.ids[ordinal] === rowId) setBit(any, ordinal);
    }
  }
  return ranges.reduce((bits, range) => {
    on.checkTime();
    return orBits(bits, pmidBits(collection, range));
  }, any);
}

const termLeaf = (token: string): PhraseLeaf => ({ kind: "phrase", columns: ["terms"], words: [token], prefix: false });

/** Refuses to go on after `budgetMs`; what was found so far stays known, so the same search again gets further. */
export function timeKeeper(budgetMs: number | undefined, now: () => number): (nextMs?: number) => void {
  if (budgetMs === undefined) return () => undefined;
  const end = now() + budgetMs;
  return (nextMs = 0) => {
    if (now() + nextMs > end)
      throw new AppError("invalid", "This search asks for too much at once. Use fewer words cut by *, or fewer parts.");
  };
}
