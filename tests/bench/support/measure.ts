/** The middle one of several measurements; the lower middle of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Every contender once a round, in turn, so that a busy moment of the machine falls on all alike; then each one's middle. */
export async function inTurn<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Readonly<Record<Name, number>>> {
  const entries = Object.entries(contenders) as [Name, () => Promise<number>][];
  const seen = new Map<Name, number[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of entries) seen.get(name)?.push(await run());
  }
  return Object.fromEntries(entries.map(([name]) => [name, median(seen.get(name) ?? [])])) as Record<Name, number>;
}
