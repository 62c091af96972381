import { Worker } from "node:worker_threads";
import type { Reference } from "../citation/format-reference.ts";
import type { ReferenceStyleName } from "../citation/reference-styles.ts";
import type { Study } from "../domain/study.ts";
import { workerEntry } from "../worker-entry.ts";

/** One study in several styles, each without its number, or several as the list of one style. */
export type ReferenceTask =
  | { readonly study: Study; readonly styles: readonly ReferenceStyleName[] }
  | { readonly studies: readonly Study[]; readonly style: ReferenceStyleName };

export type ReferenceCall = { readonly id: number; readonly task: ReferenceTask };
export type ReferenceReply = { readonly id: number; readonly references?: readonly Reference[]; readonly failure?: string };

export type ReferenceThread = { readonly set: (task: ReferenceTask) => Promise<readonly Reference[]> };

type Waiting = { readonly resolve: (references: readonly Reference[]) => void; readonly reject: (error: Error) => void };

/**
 * References in our own styles, set on a thread that lives as long as the server: setting one study in five styles takes 30 ms, and the
 * first time, until citeproc is loaded and the styles are read, a second: on the loop nobody else would be answered meanwhile.
 */
export function referenceThread(): ReferenceThread {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let last = 0;

  const begun = (): Worker => {
    const worker = new Worker(workerEntry(new URL("./reference-worker.ts", import.meta.url)));
    const end = (error: Error): void => {
      thread = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on("message", ({ id, references, failure }: ReferenceReply) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (waiting.size === 0) worker.unref();
      if (references !== undefined) asked?.resolve(references);
      else asked?.reject(new Error(failure));
    });
    worker.on("error", end);
    worker.on("exit", () => {
      end(new Error("The thread that sets references has ended."));
    });
    // Only a reference under way keeps the process alive.
    worker.unref();
    return worker;
  };

  return {
    set: (task) =>
      new Promise((resolve, reject) => {
        thread ??= begun();
        thread.ref();
        last += 1;
        waiting.set(last, { resolve, reject });
        thread.postMessage({ id: last, task } satisfies ReferenceCall);
      }),
  };
}
