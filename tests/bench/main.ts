import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { SHARED_FOLDER } from "./support/options.ts";

/**
 * `npm run bench [-- NAME…] [--quick]`: each bench in a process of its own, one after another, so that none warms or fills the
 * memory of the next. Every table has the project and its peers side by side; only ratios within one table mean anything.
 */
const BENCHES = [
  "import",
  "import-growth",
  "tagging",
  "search",
  "search-hostile",
  "pages",
  "pages-while-importing",
  "start",
  "mail",
  "citation",
  "export",
  "query-blocks",
] as const;

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith("-"));
const options = args.filter((arg) => arg.startsWith("-"));
const unknown = names.filter((name) => !isBench(name));
const strange = options.filter((option) => option !== "--quick");
if (unknown.length > 0 || strange.length > 0) {
  process.stderr.write(
    `Unknown: ${[...unknown, ...strange].join(" ")}. Usage: npm run bench [-- ${BENCHES.join("|")} …] [--quick]\n`,
  );
  process.exit(2);
}

const database = new Database(":memory:");
const sqlite = database.prepare<[], string>("SELECT sqlite_version()").pluck().get();
database.close();
process.stdout.write(
  `${cpus().length} × ${cpus()[0]?.model ?? "processor"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}; ` +
    `Node ${process.version}, SQLite ${sqlite ?? "?"}; ${new Date().toISOString().slice(0, 10)}` +
    `${options.includes("--quick") ? "; quick: small sizes, once each" : ""}\n`,
);

const shared = mkdtempSync(join(tmpdir(), "ketamine-digest-bench-"));
process.once("exit", () => {
  rmSync(shared, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const failed: string[] = [];
for (const name of names.length > 0 ? names : BENCHES) {
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  process.stdout.write(`\n## ${name}\n`);
  if (!existsSync(file)) {
    process.stdout.write("Not written yet.\n");
    continue;
  }
  const child = spawn(process.execPath, ["--import", "tsx", file, ...options], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, [SHARED_FOLDER]: shared },
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) {
  process.stderr.write(`Failed: ${failed.join(", ")}.\n`);
  process.exitCode = 1;
}

function isBench(name: string): boolean {
  return (BENCHES as readonly string[]).includes(name);
}
