import { conditionBlocks } from "./query/condition.ts";
import { drugBlocks } from "./query/drug.ts";
import { standaloneBlocks } from "./query/standalone.ts";
import { joined, type QueryBlock } from "./query/block.ts";

export type { QueryBlock };

/** Every block, in the order in which a librarian would read the strategy; `tests/bench/query-blocks.ts` prints what each finds among real records, and what would be lost without it. */
export const queryBlocks: readonly QueryBlock[] = [...drugBlocks, ...conditionBlocks, ...standaloneBlocks];

/**
 * What we ask PubMed: (any drug block AND any condition block) OR any standalone block. No block is joined by NOT: a study of postnatal depression
 * that also counts respiratory depression must not vanish. Animals stay in: they are where the mechanism was found.
 */
export const pubmedQuery = `((${joined(drugBlocks)}) AND (${joined(conditionBlocks)})) OR ${joined(standaloneBlocks)}`;
