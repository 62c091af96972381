import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `--quick`: a tenth of the size, once; to see that everything runs, not to compare. */
export const isQuick = process.argv.includes("--quick");

/** A folder that is gone when the process ends, however it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ketamine-digest-bench-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  return folder;
}
