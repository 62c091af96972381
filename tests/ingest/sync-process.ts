import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Receipt } from "../../src/domain/sync-run.ts";

/** A sync of everything in a process of its own; `ended` answers its receipt, or undefined where it left none. */
export function syncProcess(eutils: string, database: string, gapMs = 0) {
  const script = fileURLToPath(new URL("./sync-child.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, eutils, database, "all[sb]", String(gapMs)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  const ended = new Promise<Receipt | undefined>((resolve) => {
    child.once("close", () => {
      resolve(out === "" ? undefined : (JSON.parse(out) as Receipt));
    });
  });
  return { ended, said: () => said, kill: () => child.kill("SIGKILL") };
}
