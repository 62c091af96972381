import { Worker } from "node:worker_threads";
import type { Reference } from "../citation/format-reference.ts";
import { safeReference } from "../citation/safe-reference.ts";
import { AppError } from "../domain/errors.ts";
import type { Study } from "../domain/study.ts";
import { workerEntry } from "../worker-entry.ts";

export type StyleTask = { readonly csl: string; readonly studies: readonly Study[] };
export type StyleAnswer = { readonly references: readonly Reference[] } | { readonly refused: string };

const TOO_DEAR = "This style takes too long or too much memory, so it was not used.";

/**
 * References in a style that a stranger sent. A style is a program (its macros can call each other without end), so it runs on a
 * thread of its own that has so much time and memory and no more; two at a time.
 */
export function styleSetter({ limitMs = 15_000, atOnce = 2 }: { readonly limitMs?: number; readonly atOnce?: number } = {}) {
  let running = 0;
  return async (task: StyleTask): Promise<readonly Reference[]> => {
    if (running >= atOnce)
      throw new AppError("unavailable", "Other styles are being tried just now; please try again in a moment.");
    running += 1;
    try {
      const answer = await inThread(task, limitMs);
      if ("refused" in answer) throw new AppError("invalid", answer.refused);
      return answer.references.map(({ text, html }) => ({ text, html: safeReference(html) }));
    } finally {
      running -= 1;
    }
  };
}

async function inThread(task: StyleTask, limitMs: number): Promise<StyleAnswer> {
  const worker = new Worker(workerEntry(new URL("./style-thread.ts", import.meta.url)), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 },
    // What citeproc prints about a broken style is for nobody.
    stdout: true,
    stderr: true,
  });
  try {
    return await new Promise<StyleAnswer>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new AppError("invalid", TOO_DEAR));
      }, limitMs);
      worker.once("message", resolve);
      worker.once("error", (cause: unknown) => {
        const isDear = cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
        reject(isDear ? new AppError("invalid", TOO_DEAR, { cause }) : cause instanceof Error ? cause : new Error(String(cause)));
      });
      worker.once("exit", () => {
        clearTimeout(timer);
        reject(new AppError("invalid", TOO_DEAR));
      });
    });
  } finally {
    await worker.terminate();
  }
}
