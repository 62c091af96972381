import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ticksOf } from "./our-server.ts";
import { runChild } from "./run-child.ts";

export const hasWrk = spawnSync("wrk", ["--version"]).error === undefined;

export type Load = {
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Processor time that the server's process took for a request; NaN where the system does not tell. */
  readonly cpuMicros: number;
};

type Asked = {
  readonly seconds: number;
  readonly pid?: number | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly script?: string;
};

/** What one address answers to sixteen connections that never rest. Throws when an answer is not the one that was asked for. */
export async function wrk(url: string, { seconds, pid, headers = {}, script }: Asked): Promise<Load> {
  const named = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const scripted = script === undefined ? [] : ["-s", script];
  const before = ticksOf(pid) ?? Number.NaN;
  const { stdout } = await runChild("wrk", ["-t1", "-c16", `-d${seconds}s`, "--latency", ...named, ...scripted, url]);
  const wrong = /Non-2xx or 3xx responses: (\d+)/.exec(stdout);
  if (wrong !== null) throw new Error(`${url}: ${wrong[0]}`);
  const [, amount = "", unit = ""] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  const ticks = (ticksOf(pid) ?? Number.NaN) - before;
  return {
    cpuMicros: (ticks * 10_000) / Number(/(\d+) requests in/.exec(stdout)?.[1]),
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p99Ms: Number(amount) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN),
  };
}

/** A script for wrk that asks for another address each time, so that no answer is ready. */
export function freshAddresses(folder: string, path: string): string {
  const file = join(folder, "fresh.lua");
  writeFileSync(
    file,
    `local asked = ${Math.floor(Math.random() * 1e6)} * 1000
request = function()
  asked = asked + 1
  return wrk.format("GET", "${path}?fresh=" .. asked)
end
`,
  );
  return file;
}
