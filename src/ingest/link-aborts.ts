/**
 * A controller that aborts with the first of `sources`; `unlink` when done with it.
 * Not AbortSignal.any: on Node 20 it keeps every derived signal alive as long as the process's own.
 */
export function linkAborts(...sources: readonly (AbortSignal | undefined)[]) {
  const controller = new AbortController();
  const links = sources.flatMap((source) => {
    if (!source) return [];
    const abort = () => {
      controller.abort(source.reason);
    };
    if (source.aborted) abort();
    source.addEventListener("abort", abort, { once: true });
    return [{ source, abort }];
  });
  return {
    controller,
    unlink: () => {
      for (const { source, abort } of links) source.removeEventListener("abort", abort);
    },
  };
}
