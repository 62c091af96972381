import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createRender } from "../src/render.ts";

const VIEWS = new URL("../views/", import.meta.url);

const templates = readdirSync(VIEWS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".hbs"));

test.each(templates)("%s leaves nothing unescaped but what a view model made safe", (name) => {
  const source = readFileSync(new URL(name, VIEWS), "utf8");
  for (const [, unescaped = ""] of source.matchAll(/\{\{\{\s*([^}]*?)\s*\}\}\}/g)) {
    expect(unescaped).toMatch(/(?:Html|\bhtml|^body)$/);
  }
});

test("a field that a view model forgot is an error, not a gap", () => {
  expect(() => createRender(VIEWS)("error", { heading: "Gone" })).toThrow(/not defined/);
});

test("a template that does not exist is named", () => {
  expect(() => createRender(VIEWS)("nonsense", {})).toThrow("There is no template “nonsense”.");
});
