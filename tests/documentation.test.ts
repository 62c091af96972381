import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";

const root = new URL("../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");

describe("the README tells the truth", () => {
  test("it names every command, and no other", () => {
    const table = readme.slice(readme.indexOf("## Commands"), readme.indexOf("## The house"));
    const named = [...table.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([a-z-]+)/g)].map(([, name]) => name),
    );
    expect(new Set(named.filter((name) => name !== "command"))).toEqual(new Set(commands.keys()));
  });

  test("its map has every room of the house", () => {
    const rooms = readdirSync(new URL("src", root), { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && readdirSync(new URL(`src/${entry.name}`, root)).length > 0,
    );
    for (const { name } of rooms) expect(readme).toContain(`src/${name}/`);
  });

  test("it says why each dependency is there", () => {
    const { dependencies } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const table = readme.slice(readme.indexOf("## Dependencies"));
    expect(Object.keys(dependencies).filter((name) => !table.includes(name))).toEqual([]);
  });

  test("every npm script it names exists", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm run (?:--silent )?([a-z:-]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
