import { spawnSync } from "node:child_process";

/** The least processor time of some runs, in milliseconds: it does not depend on what else the machine does. */
export async function leastTime(runs: number, work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const began = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** The processor time of another program, in milliseconds, as bash's `time` tells it; undefined where it cannot run. */
export function programTime(command: string): number | undefined {
  const { stderr, status } = spawnSync("bash", ["-c", `TIMEFORMAT='%U %S'; time ${command} >/dev/null 2>&1`], {
    encoding: "utf8",
  });
  const [user, system] = stderr.trim().split(" ").map(Number);
  return status === 0 && user !== undefined && system !== undefined ? (user + system) * 1000 : undefined;
}
