import { spawnSync } from "node:child_process";
import { afterEach, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { incoming } from "../support/study-factory.ts";
import { taggedStudies } from "../support/tagged-studies.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

const ADDRESSES = [
  "/",
  "/studies",
  "/studies?q=ketamine&tag=design:rct&sort=evidence",
  "/export",
  "/basket",
  "/questions",
  "/questions/does-it-work",
  "/trends",
  "/changes",
  "/glossary",
  "/kept",
  "/help/search",
  "/status",
  "/feed.atom",
  "/feed.json",
  "/api/v1/studies",
  "/api/v1/tags",
  "/studies.ris",
  "/studies.csl.json",
];

let server: WebServer;

afterEach(() => server.stop());

describe.each([
  ["no study", 0],
  ["one study", 1],
  ["twelve studies", 12],
  ["twelve hundred studies", 1200],
])("with %s", (_name, count) => {
  test("every address answers, and nothing is counted wrongly", async () => {
    const more = Array.from({ length: Math.max(0, count - 12) }, (_, index) =>
      incoming({ pmid: toPmid(String(80_000_000 + index)), entered: "2026-11-20" }),
    );
    server = await startWebServer([...taggedStudies.slice(0, count), ...more]);
    for (const address of ADDRESSES) {
      const response = await fetch(server.url + address);
      expect(response.status, address).toBe(200);
      expect(await response.text(), address).not.toMatch(/undefined|NaN|\[object/);
    }
    const { total } = (await (await fetch(`${server.url}/api/v1/studies`)).json()) as { readonly total: number };
    expect(total).toBe(count);
    const file = await (await fetch(`${server.url}/studies.csl.json`)).json();
    expect(file).toHaveLength(count);
  });
});

const w3m = spawnSync("w3m", ["-version"]).error === undefined;
if (!w3m) console.warn("w3m is not installed: pages are not read in a text browser.");

test.skipIf(!w3m)("in a text browser a page reads from its heading to its studies", async () => {
  server = await startWebServer(taggedStudies);
  const read = async (address: string): Promise<string> => {
    const html = await (await fetch(server.url + address)).text();
    return spawnSync("w3m", ["-dump", "-T", "text/html", "-cols", "90"], { input: html, encoding: "utf8" }).stdout;
  };
  const list = await read("/studies?q=midazolam");
  expect(list).toContain("1 study");
  expect(list).toMatch(/Intranasal esketamine or midazolam for suicidal ideation/);
  expect(await read("/")).toMatch(/Trials and syntheses[^]*Cohorts and case work/);
  expect(await read("/questions/does-it-work")).toMatch(/Randomised trial\s+\d/);
});

describe("a frozen search", () => {
  const freeze = async (fields: Record<string, string>): Promise<string> => {
    const response = await fetch(`${server.url}/freeze`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams(fields),
    });
    expect(response.status).toBe(303);
    return response.headers.get("location") ?? "";
  };

  test("gives the same studies for ever, says what differs, and reports as PRISMA-S asks", async () => {
    server = await startWebServer(taggedStudies);
    const address = await freeze({ q: "oral", tag: "design:rct" });
    const before = await (await fetch(`${server.url}${address}.csl.json`)).json();
    await server.store.markDeleted([toPmid("91000010")], "2026-11-23T05:00:00.000Z");
    await server.store.saveStudies(
      [
        {
          ...(taggedStudies[7] ?? incoming()),
          ...incoming({ ...taggedStudies[7]?.study, title: ["Intravenous now."], abstract: [] }),
        },
      ],
      "2026-11-23T05:00:00.000Z",
    );
    const text = await (await fetch(server.url + address)).text();
    expect(text).toContain("6 studies, frozen");
    expect(text).toContain("would not be found today");
    expect(text).toMatch(/Strategy as typed: oral\nStrategy as run: .*\nLimits: design: Randomised trial\nRecords found: 6\n/);
    expect(before).toHaveLength(6);
  });

  test("of a state that cannot be read is refused; one that never was is 404", async () => {
    server = await startWebServer(taggedStudies);
    const refused = await fetch(`${server.url}/freeze`, { method: "POST", body: new URLSearchParams({ from: "never" }) });
    expect(refused.status).toBe(400);
    expect((await fetch(`${server.url}/frozen/0000000000`)).status).toBe(404);
    expect((await fetch(`${server.url}/frozen/0000000000.ris`)).status).toBe(404);
  });
});

test("a misspelt word is asked about, in its place, and nothing else is touched", async () => {
  server = await startWebServer(taggedStudies);
  const text = await (
    await fetch(`${server.url}/studies?${new URLSearchParams({ q: "depresssion AND esketamine[ti]" }).toString()}`)
  ).text();
  expect(text).toMatch(/Did you mean <a href="[^"]*">depression AND esketamine\[ti\]<\/a>/);
});
