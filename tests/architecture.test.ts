import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Who may import whom at run time; a room may always import itself and src/domain.
 * `import type` is free, except that domain never looks outward: a use case may know an adapter's shape but not its code.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "src/domain": [],
  "src/topic": [],
  "src/pubmed": [],
  "src/store": ["src/background.ts", "src/worker-entry.ts"],
  "src/mail": [],
  "src/tagging": ["src/topic"],
  "src/search": ["src/topic"],
  "src/citation": [],
  "src/ingest": ["src/topic", "src/tagging", "src/pubmed", "src/store/ports.ts"],
  "src/digest": ["src/topic", "src/tagging", "src/search", "src/store/ports.ts"],
  "src/subscription": ["src/topic", "src/search", "src/store/ports.ts"],
  "src/web": [
    "src/topic",
    "src/citation",
    "src/search",
    "src/tagging",
    "src/digest",
    "src/subscription",
    "src/render.ts",
    "src/store/ports.ts",
    "src/worker-entry.ts",
  ],
  jobs: ["src/ingest", "src/digest", "src/log.ts"],
  "src/config.ts": [],
  "src/log.ts": [],
  "src/render.ts": [],
  "src/background.ts": [],
  "src/worker-entry.ts": [],
};

/** Where a package may be named at all. */
const PACKAGE_HOME: Readonly<Record<string, readonly string[]>> = {
  "better-sqlite3": ["src/store/sqlite"],
  express: ["src/web"],
  "express-rate-limit": ["src/web"],
  helmet: ["src/web"],
  handlebars: ["src/render.ts"],
  imapflow: ["src/mail"],
  undici: ["src/pubmed"],
  saxes: ["src/pubmed"],
  "node-cron": ["jobs/schedule.ts"],
  nodemailer: ["src/mail"],
  pino: ["src/log.ts"],
  zod: ["src/config.ts", "src/web", "src/tagging", "src/commands"],
  "@citation-js/core": ["src/citation"],
  "@citation-js/plugin-csl": ["src/citation"],
};

/** Anything may be imported here: the commands and the place where adapters are built. */
const FREE = ["src/main.ts", "src/wiring.ts", "src/wiring-ingest.ts", "src/wiring-mail.ts", "src/commands"];

type Import = { readonly file: string; readonly target: string; readonly typeOnly: boolean };

const files = ["src", "jobs"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name)),
);

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|^import "([^"]+)"/gm)].map(
    (match) => ({
      file,
      target: resolveTarget(file, match[2] ?? match[3] ?? match[4] ?? ""),
      typeOnly: match[1] !== undefined,
    }),
  );
});

function resolveTarget(file: string, specifier: string): string {
  return specifier.startsWith(".") ? normalize(join(dirname(file), specifier)) : specifier;
}

const inside = (path: string, place: string) => path === place || path.startsWith(`${place}/`);
const isFree = (file: string) => FREE.some((place) => inside(file, place));
const roomOf = (file: string) =>
  Object.keys(MAY_IMPORT)
    .filter((place) => inside(file, place))
    .sort((a, b) => b.length - a.length)[0];

describe("the house", () => {
  test("every file lives in a room that the table knows", () => {
    expect(files.filter((file) => !isFree(file) && roomOf(file) === undefined)).toEqual([]);
  });

  test("no room imports what it may not", () => {
    const trespasses = imports.filter(({ file, target, typeOnly }) => {
      const room = roomOf(file);
      if (isFree(file) || room === undefined || !/^(src|jobs)\//.test(target)) return false;
      if (inside(target, room) || inside(target, "src/domain")) return false;
      if (typeOnly && room !== "src/domain") return false;
      return !(MAY_IMPORT[room] ?? []).some((place) => inside(target, place));
    });
    expect(trespasses.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  test("a package's name appears in its own room only", () => {
    const strays = imports.filter(({ file, target }) => {
      if (/^(src|jobs|node:)/.test(target)) return false;
      const homes =
        PACKAGE_HOME[target] ??
        PACKAGE_HOME[
          target
            .split("/")
            .slice(0, target.startsWith("@") ? 2 : 1)
            .join("/")
        ];
      return !homes?.some((home) => inside(file, home));
    });
    expect(strays.map(({ file, target }) => `${file} names ${target}`)).toEqual([]);
  });

  test("no import of ours lacks its .ts ending", () => {
    expect(
      imports
        .filter(({ target }) => /^(src|jobs)\//.test(target) && !target.endsWith(".ts"))
        .map(({ file, target }) => `${file} -> ${target}`),
    ).toEqual([]);
  });

  test("time is read where the program is put together; elsewhere it is an argument, at most with the system's clock as its default", () => {
    const reads = (file: string) =>
      readFileSync(join(root, file), "utf8").replaceAll(/\bclock: [^;\n]*= \(\) => new Date\(\)/g, "");
    expect(files.filter((file) => !isFree(file) && /new Date\(\)|Date\.now\(\)/.test(reads(file)))).toEqual([]);
  });

  test("jobs ring, they do not think: each file stays under forty lines", () => {
    const long = files.filter(
      (file) => file.startsWith("jobs/") && readFileSync(join(root, file), "utf8").split("\n").length > 41,
    );
    expect(long).toEqual([]);
  });
});
