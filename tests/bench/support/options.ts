import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `--quick`: a small size, once; to see that everything runs, not to compare. */
export const isQuick = process.argv.includes("--quick");

/** Where main.ts lets its benches share what is dear to make, such as a database of 100,000 studies. */
export const SHARED_FOLDER = "KETAMINE_DIGEST_BENCH";

/** A folder that is gone when the process ends, however it ends; the shared one is main.ts's to remove. */
export function temporaryFolder(): string {
  const shared = process.env[SHARED_FOLDER];
  if (shared !== undefined && existsSync(shared)) return shared;
  const folder = mkdtempSync(join(tmpdir(), "ketamine-digest-bench-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  return folder;
}
