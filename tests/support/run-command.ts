import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Starts the program as a person would, in a process of its own, with nothing of this one's settings. */
export function startCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  const clean = Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR, ...env }).filter(([, value]) => value !== undefined));
  return spawn(process.execPath, ["--import", "tsx", MAIN, ...args], {
    cwd: ROOT,
    env: clean,
    stdio: "pipe",
  });
}

export async function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = "",
): Promise<Finished> {
  const child = startCommand(args, env);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  child.stdin?.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout: stdout(), stderr: stderr() };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const pieces: Buffer[] = [];
  stream?.on("data", (piece: Buffer) => pieces.push(piece));
  return () => Buffer.concat(pieces).toString("utf8");
}

/** Waits for a line on stderr that matches, and answers what it captured. */
export function lineOf(child: ChildProcess, shape: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let seen = "";
    child.stderr?.on("data", (piece: Buffer) => {
      seen += piece.toString("utf8");
      const found = shape.exec(seen);
      if (found !== null) resolve(found);
    });
    child.once("close", (code) => {
      reject(new Error(`The program ended (${String(code)}) before it said ${String(shape)}:\n${seen}`));
    });
  });
}
