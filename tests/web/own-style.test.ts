import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readStyleFile } from "../../src/citation/reference-styles.ts";
import { styleSetter } from "../../src/web/set-references.ts";
import { makeStudy } from "../support/study-factory.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";

let server: WebServer;
beforeAll(async () => {
  server = await startWebServer([...tortureStudies]);
});
afterAll(() => server.stop());

const style = (layout: string, macros = "") =>
  `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>Invented style</title><id>x</id><updated>2026-01-01T00:00:00+00:00</updated></info>${macros}<citation><layout><text variable="title"/></layout></citation><bibliography><layout>${layout}</layout></bibliography></style>`;

async function post(fields: readonly (readonly [string, string])[]) {
  const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]));
  const response = await fetch(`${server.url}/cite`, { method: "POST", body });
  return { status: response.status, text: await response.text() };
}

describe("a list of references in a style of the reader's own", { timeout: 60_000 }, () => {
  test("is asked for by a form without script, from a basket and from a search", async () => {
    const page = await (await fetch(`${server.url}/cite?pmid=90000002`)).text();
    expect(page).toContain('<textarea name="csl"');
    expect(page).toContain('<input type="hidden" name="pmid" value="90000002">');
    expect(await (await fetch(`${server.url}/basket?pmid=90000002`)).text()).toContain('href="/cite?pmid&#x3D;90000002"');
    expect(await (await fetch(`${server.url}/cite?search=whole&q=esketamine`)).text()).toContain('name="q" value="esketamine"');
  });

  test("of a picked set is set by the style that was pasted", async () => {
    const { status, text } = await post([
      ["pmid", "90000002"],
      ["csl", style('<text value="Read: "/><text variable="title" font-style="italic"/>')],
    ]);
    expect(status).toBe(200);
    expect(text).toContain("Set in Invented style.");
    expect(text).toMatch(/<li><span dir="auto">Read: <i>.*Esketamine in old age/i);
  });

  test("of a search is set by a whole style, and numbered once", async () => {
    const { status, text } = await post([
      ["search", "whole"],
      ["q", "esketamine"],
      ["csl", readStyleFile("ama")],
    ]);
    expect(status).toBe(200);
    expect(text).toMatch(/<li><span dir="auto">\p{L}/u);
    expect(text).not.toMatch(/<li><span dir="auto">1\./);
  });

  test("carries nothing of a style into the page but text", async () => {
    const { text } = await post([
      ["pmid", "90000002"],
      ["csl", style('<text value="&lt;script&gt;alert(1)&lt;/script&gt;"/><text variable="title"/>')],
    ]);
    expect(text).not.toContain("<script>alert");
  });

  test.each([
    ["nothing", "", 400, /No style was given/],
    ["a letter", "Dear editor", 400, /not a CSL style/],
    ["entities", '<!DOCTYPE s [<!ENTITY a "aaaa">]><style/>', 400, /document type or entities/],
    ["broken XML", style("<text").slice(0, -40), 400, /cannot be read/],
    [
      "a macro that calls itself",
      style('<text macro="a"/>', '<macro name="a"><text macro="a"/></macro>'),
      400,
      /cannot be read|too long/,
    ],
  ])("is refused with one sentence: %s", async (_what, csl, status, sentence) => {
    const answer = await post([
      ["pmid", "90000002"],
      ["csl", csl],
    ]);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(sentence);
    expect(answer.text).not.toMatch(/\n\s+at /);
  });

  test("five megabytes are refused at the door", async () => {
    const answer = await post([
      ["pmid", "90000002"],
      ["csl", "x".repeat(5_000_000)],
    ]);
    expect(answer.status).toBe(413);
    expect(answer.text).toContain("larger than any CSL style");
  });

  test("a style that multiplies itself is stopped in time, and the server answers meanwhile", async () => {
    const macros = Array.from({ length: 12 }, (_, level) => {
      const inner = level === 0 ? '<text variable="title"/>' : `<text macro="m${level - 1}"/>`.repeat(10);
      return `<macro name="m${level}">${inner}</macro>`;
    }).join("");
    const set = styleSetter({ limitMs: 1500 });
    const began = performance.now();
    const stopped = expect(set({ csl: style('<text macro="m11"/>', macros), studies: [makeStudy()] })).rejects.toThrow(
      /too long or too much memory/,
    );
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await stopped;
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
