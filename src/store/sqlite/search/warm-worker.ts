import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import type { Plan } from "../../../search/plan.ts";
import type { Bits } from "./bits.ts";
import { prepareWarmth, type Warmth } from "./warmth.ts";

/** The other side of warm-up.ts: a connection that only reads, and ends with its work. */
const { file, plans } = workerData as { readonly file: string; readonly plans: readonly Plan[] };
const db = new Database(file, { readonly: true });
prepareWarmth(db, plans, (warmth) => parentPort?.postMessage(warmth, buffersOf(warmth)));
db.close();

/** What is prepared changes hands instead of being copied. */
function buffersOf(warmth: Warmth): ArrayBuffer[] {
  const lists: readonly (Bits | Float32Array | Float64Array | Int32Array | undefined)[] =
    warmth.kind === "collection"
      ? [warmth.orders.merit, ...[...warmth.orders.byName.values()].flatMap(({ ordinals, places }) => [ordinals, places])]
      : [...warmth.sets.map(([, bits]) => bits), ...warmth.scores.flatMap(([, { bits, scores }]) => [bits, scores])];
  return [...new Set(lists.flatMap((list) => (list?.buffer instanceof ArrayBuffer ? [list.buffer] : [])))];
}
