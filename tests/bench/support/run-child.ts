import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";

export type Run = {
  readonly seconds: number;
  /** The most memory the process held at once (VmHWM), where the system tells. */
  readonly peakMb: number;
  readonly stdout: string;
};

/** Runs a program to its end and says how long it took. Throws with its last words when it fails. */
export async function runChild(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const startedAt = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const watch = watchPeak(child.pid);
  const ended = new Promise<number | null>((resolve, reject) => child.once("exit", resolve).once("error", reject));
  const [code, stdout, stderr] = await Promise.all([
    ended.then((status) => ({ status, seconds: (performance.now() - startedAt) / 1000 })),
    text(child.stdout),
    text(child.stderr),
  ]);
  const peakMb = watch.stop();
  if (code.status !== 0)
    throw new Error(`${command} ended with ${String(code.status)}: ${stderr.slice(-600)}${stdout.slice(-300)}`);
  return { seconds: code.seconds, peakMb, stdout };
}

/** VmHWM only ever grows, so that the last look tells it, and looking now and then is enough. */
function watchPeak(pid: number | undefined): { readonly stop: () => number } {
  let peakMb = Number.NaN;
  const timer = setInterval(() => {
    try {
      const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1];
      if (kb !== undefined) peakMb = Number(kb) / 1024;
    } catch {
      // The process has ended, or the system has no /proc.
    }
  }, 20);
  return {
    stop: () => {
      clearInterval(timer);
      return peakMb;
    },
  };
}
