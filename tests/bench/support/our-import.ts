import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runChild, type Run } from "./run-child.ts";

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));

/** One of our commands as a person runs it: a process of its own, started from nothing. */
export function ourCommand(args: readonly string[], database: string): Promise<Run> {
  return runChild(process.execPath, ["--import", "tsx", MAIN, ...args], {
    DATABASE_URL: `sqlite:${database}`,
    LOG_LEVEL: "error",
    SCHEDULER: "off",
    LANDMARKS: "off",
  });
}

/** `import FILE` into a database that does not exist yet, or goes on in one that does. */
export async function ourImport(xml: string, database: string, { fresh }: { readonly fresh: boolean }): Promise<Run> {
  if (fresh) for (const suffix of ["", "-wal", "-shm"]) rmSync(`${database}${suffix}`, { force: true });
  const run = await ourCommand(["import", xml], database);
  if (!run.stdout.startsWith("State: complete")) throw new Error(run.stdout);
  return run;
}
