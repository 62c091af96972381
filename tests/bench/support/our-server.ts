import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export type Served = { readonly url: string; readonly pid: number | undefined; readonly stop: () => Promise<void> };

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));
const RAW = fileURLToPath(new URL("raw-server.ts", import.meta.url));

/** `serve` as it runs in earnest, in a process of its own, without its timetable. Kept when it answers. */
export function startOurServer(database: string): Promise<Served> {
  return startServer([MAIN, "serve"], {
    DATABASE_URL: `sqlite:${database}`,
    LOG_LEVEL: "error",
    SCHEDULER: "off",
    LANDMARKS: "off",
  });
}

/** node:http sending what `upstream` answered to these paths, plain, compressed and unchanged: the most that Node can do. */
export function startRawServer(upstream: string, paths: readonly string[]): Promise<Served> {
  return startServer([RAW, upstream, ...paths], {});
}

async function startServer(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Served> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", ...args], {
    env: { ...process.env, ...settings, HOST: "127.0.0.1", PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  process.once("exit", () => child.kill("SIGKILL"));
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/healthz`, () => child.exitCode !== null);
  return {
    url,
    pid: child.pid,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Kept when the process has done next to nothing for some seconds, or after a minute; at once where the system does not tell. */
export async function atRest(pid: number | undefined): Promise<void> {
  let quiet = 0;
  for (let second = 0; second < 60 && quiet < 4; second += 1) {
    const before = ticksOf(pid);
    await wait(1000);
    const after = ticksOf(pid);
    if (before === undefined || after === undefined) return;
    quiet = after - before <= 5 ? quiet + 1 : 0;
  }
}

/** Hundredths of a second of processor time that a process has used (proc(5), utime and stime). */
export function ticksOf(pid: number | undefined): number | undefined {
  try {
    const fields =
      readFileSync(`/proc/${String(pid)}/stat`, "utf8")
        .split(") ")[1]
        ?.split(" ") ?? [];
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}

/** Asks every few milliseconds until somebody answers 200. */
export async function answers(url: string, isOver: () => boolean): Promise<void> {
  for (;;) {
    if (isOver()) throw new Error(`The server ended before it answered ${url}.`);
    const status = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 200) return;
    await wait(5);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
