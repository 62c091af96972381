/** How many requests this process answered, by the hundred of their status; the slots are 1xx to 5xx. */
export type RequestCounts = {
  readonly add: (status: number) => void;
  readonly byClass: () => readonly (readonly [name: string, count: number])[];
};

export function createRequestCounts(): RequestCounts {
  const counts = [0, 0, 0, 0, 0];
  return {
    add(status) {
      const slot = Math.trunc(status / 100) - 1;
      counts[slot] = (counts[slot] ?? 0) + 1;
    },
    byClass: () => counts.slice(0, 5).map((count, slot) => [`${slot + 1}xx`, count]),
  };
}
