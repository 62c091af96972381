/** A tree of words as it is built: up to `most` words may be skipped before going on at `beyond`. */
type Gap = { readonly most: number; readonly beyond: TreeNode };
export type TreeNode = {
  readonly next: Map<number, TreeNode>;
  any: TreeNode | undefined;
  gaps: Gap[] | undefined;
  cues: number[] | undefined;
};

export function newNode(): TreeNode {
  return { next: new Map(), any: undefined, gaps: undefined, cues: undefined };
}

/**
 * The same tree in flat arrays, which a walk reads several times faster: nodes are numbers, the root 0; steps stand in one hash table
 * under `node * symbols + symbol`; `wanted` has a bit for each symbol a node goes on with, so that most words are passed over at a glance.
 */
export type PhraseTree = {
  readonly symbols: number;
  readonly keys: Float64Array;
  readonly targets: Int32Array;
  readonly wanted: Int32Array;
  readonly any: Int32Array;
  readonly gapsFrom: Int32Array;
  readonly gapMost: Int32Array;
  readonly gapBeyond: Int32Array;
  readonly cuesFrom: Int32Array;
  readonly cues: Int32Array;
};

/** One of 32 bits for a symbol. */
export function bitOf(symbol: number): number {
  return 1 << (Math.imul(symbol, 0x9e3779b1) >>> 27);
}

export function flatten(root: TreeNode, symbols: number): PhraseTree {
  const nodes = [root];
  const numbers = new Map([[root, 0]]);
  const numberOf = (node: TreeNode): number => {
    const known = numbers.get(node);
    if (known !== undefined) return known;
    numbers.set(node, nodes.length);
    return nodes.push(node) - 1;
  };
  const steps: (readonly [key: number, target: number])[] = [];
  const [any, wanted, gapsFrom, gapMost, gapBeyond, cuesFrom, cues]: number[][] = [[], [], [0], [], [], [0], []];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (node === undefined) break;
    let bits = 0;
    for (const [symbol, next] of node.next) {
      steps.push([at * symbols + symbol, numberOf(next)]);
      bits |= bitOf(symbol);
    }
    wanted?.push(bits);
    any?.push(node.any === undefined ? 0 : numberOf(node.any));
    for (const { most, beyond } of node.gaps ?? []) {
      gapMost?.push(most);
      gapBeyond?.push(numberOf(beyond));
    }
    gapsFrom?.push(gapMost?.length ?? 0);
    cues?.push(...(node.cues ?? []));
    cuesFrom?.push(cues?.length ?? 0);
  }
  return { symbols, ...hashed(steps), ...arrays({ any, wanted, gapsFrom, gapMost, gapBeyond, cuesFrom, cues }) };
}

function arrays<Name extends string>(lists: Readonly<Record<Name, number[] | undefined>>): Record<Name, Int32Array> {
  return Object.fromEntries(
    Object.entries<number[] | undefined>(lists).map(([name, list]) => [name, Int32Array.from(list ?? [])]),
  ) as Record<Name, Int32Array>;
}

/** Open addressing, at most half full; an empty place is -1. */
function hashed(steps: readonly (readonly [key: number, target: number])[]): { keys: Float64Array; targets: Int32Array } {
  let size = 16;
  while (size < 2 * steps.length) size *= 2;
  const keys = new Float64Array(size).fill(-1);
  const targets = new Int32Array(size);
  for (const [key, target] of steps) {
    let place = placeOf(key, size);
    while (keys[place] !== -1) place = (place + 1) & (size - 1);
    keys[place] = key;
    targets[place] = target;
  }
  return { keys, targets };
}

function placeOf(key: number, size: number): number {
  return (Math.imul(key | 0, 0x9e3779b1) >>> 7) & (size - 1);
}

/** The node that a symbol leads to, or 0: nothing leads to the root. */
export function stepOf({ keys, targets, symbols }: PhraseTree, node: number, symbol: number): number {
  const key = node * symbols + symbol;
  const last = keys.length - 1;
  for (let place = placeOf(key, keys.length); ; place = (place + 1) & last) {
    const held = keys[place];
    if (held === key) return targets[place] ?? 0;
    if (held === -1) return 0;
  }
}
