/**
 * Milliseconds of processor time that `work` takes, the least of three: what else the machine does is not its doing, and processor time
 * grows too where two programs share a core.
 */
export function processorMs(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}
