import { setTimeout as wait } from "node:timers/promises";

const PER_SECOND = 50;

/** Milliseconds that readers waited who come at their own pace, whether or not those before them were served; each looks at another page. */
export async function readersWait(
  url: string,
  pathOf: (turn: number) => string,
  until: Promise<unknown>,
): Promise<readonly number[]> {
  const waits: Promise<number>[] = [];
  const over = new AbortController();
  const ended = until.finally(() => {
    over.abort();
  });
  for (let turn = 0; !over.signal.aborted; turn += 1) {
    waits.push(timed(`${url}${pathOf(turn)}`));
    await wait(1000 / PER_SECOND);
  }
  await ended;
  return Promise.all(waits);
}

/** The first pages, lists and studies of a grown database, whose PMIDs begin at 1000000. */
export function pathsAmong(studies: number): (turn: number) => string {
  return (turn) => {
    const pages = ["/", "/studies", `/studies?page=${(turn % 20) + 1}`, `/studies/${1_000_000 + ((turn * 37) % studies)}`];
    return pages[turn % pages.length] ?? "/";
  };
}

/** For a table: how many there were, and their median, 99th percentile and longest. */
export function waitRow(name: string, waits: readonly number[]): readonly (string | number)[] {
  return [name, waits.length, quantile(waits, 0.5), quantile(waits, 0.99), quantile(waits, 1 - 1e-9)];
}

export const WAIT_COLUMNS = ["", "pages", "p50 ms", "p99 ms", "longest ms"];

export function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}

async function timed(url: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
  return performance.now() - startedAt;
}
