import { linkAborts } from "./link-aborts.ts";

/** Cuts a list into pieces of `size`; the last may be shorter. */
export function batchesOf<T>(size: number, list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/**
 * Answers for the pieces in their order, at most `ahead` of them asked for before their turn, so that the network works
 * while the store writes and memory holds a few pieces whatever their number. A consumer that stops aborts the rest.
 */
export async function* askAhead<T, R>(
  ahead: number,
  pieces: Iterable<T>,
  ask: (piece: T, signal: AbortSignal) => Promise<R>,
  signal: AbortSignal,
): AsyncGenerator<R> {
  const { controller, unlink } = linkAborts(signal);
  const line: Promise<R>[] = [];
  try {
    for (const piece of pieces) {
      const asked = ask(piece, controller.signal);
      // A failure is met when its turn comes; until then it must not count as unhandled.
      asked.catch(() => undefined);
      line.push(asked);
      if (line.length > ahead) yield* served(line);
    }
    while (line.length > 0) yield* served(line);
  } finally {
    unlink();
    controller.abort();
    await Promise.allSettled(line);
  }
}

async function* served<R>(line: Promise<R>[]): AsyncGenerator<R> {
  for (const next of line.splice(0, 1)) yield await next;
}
