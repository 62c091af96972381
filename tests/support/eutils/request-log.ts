/** One request as the server saw it. `at` is its arrival in milliseconds of a clock that never goes back. */
export type LoggedRequest = {
  readonly at: number;
  readonly method: string;
  readonly utility: string;
  readonly client: string;
  readonly params: Readonly<Record<string, string>>;
  /** 0 while no answer was sent, and for ever where the fault was to send none. */
  status: number;
  fault?: string;
};

/** The most requests that arrived within any one second, wherever that second begins. */
export function maxRequestsInAnySecond(log: readonly Pick<LoggedRequest, "at">[], secondMs = 1000): number {
  const times = log.map(({ at }) => at).sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  times.forEach((time, index) => {
    while ((times[first] ?? time) <= time - secondMs) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
