import { parentPort } from "node:worker_threads";
import { formatReference, formatReferences, type Reference } from "../citation/format-reference.ts";
import type { ReferenceCall, ReferenceReply, ReferenceTask } from "./reference-thread.ts";

/** The other side of reference-thread.ts. */
parentPort?.on("message", (call: ReferenceCall) => parentPort?.postMessage(answer(call)));

function answer({ id, task }: ReferenceCall): ReferenceReply {
  try {
    return { id, references: set(task) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function set(task: ReferenceTask): readonly Reference[] {
  return "studies" in task
    ? formatReferences(task.studies, task.style)
    : task.styles.map((style) => formatReference(task.study, style));
}
