import { getPriority, setPriority } from "node:os";
import process from "node:process";

/** Whoever waits for an answer goes first on the processor; alone, the work is as fast as ever. */
const BEHIND_READERS = 10;

/** This process, with the threads that it starts from now on. */
export function workInBackground(): void {
  if (getPriority() < BEHIND_READERS) setPriority(BEHIND_READERS);
}

/** This thread alone, where the system knows a priority of threads (Linux). */
export function workThreadInBackground(): void {
  if (process.platform === "linux" && getPriority() < BEHIND_READERS) setPriority(BEHIND_READERS);
}
