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
 * The same tree in flat arrays, which a walk reads several times faster: nodes are numbers, the root 0. All that a walk asks of a node
 * stands side by side, ROW numbers a node; steps stand in one hash table under `node * symbols + symbol`, each key before its target.
 */
export type PhraseTree = {
  readonly symbols: number;
  readonly nodes: Int32Array;
  readonly steps: Int32Array;
  readonly gapMost: Int32Array;
  readonly gapBeyond: Int32Array;
  readonly cues: Int32Array;
};

/** Places in a node's row: a bit for each symbol it goes on with, so that most words are passed over at a glance; then its lists, from and to. */
export const [WANTED, ANY, GAPS_FROM, GAPS_TO, CUES_FROM, CUES_TO] = [0, 1, 2, 3, 4, 5] as const;
/** Eight numbers fill half a cache line: a row never lies across two. */
export const ROW = 8;

/** One of 32 bits for a symbol. */
export function bitOf(symbol: number): number {
  return 1 << (symbol & 31);
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
  const rows: number[] = [];
  const gapMost: number[] = [];
  const gapBeyond: number[] = [];
  const cues: number[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (node === undefined) break;
    let wanted = 0;
    for (const [symbol, next] of node.next) {
      steps.push([at * symbols + symbol, numberOf(next)]);
      wanted |= bitOf(symbol);
    }
    const any = node.any === undefined ? 0 : numberOf(node.any);
    const [gapsFrom, cuesFrom] = [gapMost.length, cues.length];
    for (const { most, beyond } of node.gaps ?? []) {
      gapMost.push(most);
      gapBeyond.push(numberOf(beyond));
    }
    cues.push(...(node.cues ?? []));
    rows.push(wanted, any, gapsFrom, gapMost.length, cuesFrom, cues.length, 0, 0);
  }
  if (nodes.length * symbols >= 2 ** 31) throw new Error("So many phrases and words that a step's key is no 32-bit number.");
  return {
    symbols,
    nodes: Int32Array.from(rows),
    steps: hashed(steps),
    gapMost: Int32Array.from(gapMost),
    gapBeyond: Int32Array.from(gapBeyond),
    cues: Int32Array.from(cues),
  };
}

/** Open addressing, at most half full; an empty place is -1. */
function hashed(steps: readonly (readonly [key: number, target: number])[]): Int32Array {
  let size = 16;
  while (size < 2 * steps.length) size *= 2;
  const table = new Int32Array(2 * size).fill(-1);
  for (const [key, target] of steps) {
    let place = placeOf(key, size);
    while (table[2 * place] !== -1) place = (place + 1) & (size - 1);
    table[2 * place] = key;
    table[2 * place + 1] = target;
  }
  return table;
}

function placeOf(key: number, size: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 7) & (size - 1);
}

/** The node that a symbol leads to, or 0: nothing leads to the root. */
export function stepOf({ steps, symbols }: PhraseTree, node: number, symbol: number): number {
  const key = node * symbols + symbol;
  const size = steps.length >> 1;
  for (let place = placeOf(key, size); ; place = (place + 1) & (size - 1)) {
    const held = steps[2 * place];
    if (held === key) return steps[2 * place + 1] ?? 0;
    if (held === -1) return 0;
  }
}
