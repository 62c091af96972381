import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { taggedStudies } from "../support/tagged-studies.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

const PAGES = [
  "/",
  "/studies?per_page=2&page=2&q=a",
  "/studies/90000001",
  "/studies/90000002",
  "/studies/90000003",
  "/studies/90000005",
  "/studies/90000006",
  "/status",
  "/help",
  "/help/search",
  "/questions",
  "/questions/does-it-work",
  "/trends",
  "/changes",
  "/glossary",
  "/kept",
  "/studies?q=depresion+ketamine+12&tag=design:rct&from=2026-01-01",
  "/studies/91000001",
  "/basket",
  "/basket?pmid=90000001&pmid=90000005",
  "/export",
  "/studies/90000001/cite",
  "/nowhere",
];

const tidy = spawnSync("tidy", ["--version"], { encoding: "utf8" }).status === 0;
if (!tidy) console.warn("tidy is not installed: the HTML is not checked by it.");

let server: WebServer;

beforeAll(async () => {
  server = await startWebServer([...tortureStudies, ...taggedStudies]);
});

afterAll(() => server.stop());

/** Two things that HTML allows and tidy has not learnt: groups in a definition list, and ARIA's aria-current. */
function asTidyKnowsIt(html: string): string {
  return html
    .replaceAll(/<dl[^]*?<\/dl>/g, (list) => list.replaceAll(/<\/?div[^>]*>/g, ""))
    .replaceAll(/ aria-current="[a-z]+"/g, "");
}

/** MathML is HTML, but tidy does not know it: the page with a formula is left to the browser. */
test.skipIf(!tidy).each(PAGES)("tidy has nothing to say about %s", async (path) => {
  const html = await (await fetch(server.url + path)).text();
  const { stderr } = spawnSync("tidy", ["-e", "-q", "-utf8", "--drop-empty-elements", "no"], {
    input: asTidyKnowsIt(html),
    encoding: "utf8",
  });
  expect(stderr.split("\n").filter((line) => line !== "")).toEqual([]);
});

test.each(PAGES)("the headings of %s are in order, and every id and every label is there once", async (path) => {
  const html = await (await fetch(server.url + path)).text();
  const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, named] of html.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(named);
  expect(html).toContain('<a class="skip" href="#main">');
});
