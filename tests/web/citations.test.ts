import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { incoming } from "../support/study-factory.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

const MERGED = toPmid("90000098");
const MANY = 450;

let server: WebServer;

async function get(path: string, init: RequestInit = {}): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await fetch(server.url + path, { redirect: "manual", ...init });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const post = (fields: readonly (readonly [string, string])[]) =>
  get("/export", { method: "POST", body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])) });

beforeAll(async () => {
  const many = Array.from({ length: MANY }, (_, index) =>
    incoming({ pmid: toPmid(String(80_000_000 + index)), entered: "2025-01-02", title: [`Invented study number ${index}.`] }),
  );
  server = await startWebServer([...tortureStudies, ...many]);
  await server.store.recordReplacement(MERGED, toPmid("90000002"), "2026-11-22T05:00:00.000Z");
});

afterAll(() => server.stop());

describe("one study's citation", () => {
  test.each([
    ["ris", "application/x-research-info-systems", /^TY {2}- JOUR\r\n/],
    ["bib", "application/x-bibtex", /^@\w+\{/],
    ["bib?dialect=biblatex", "application/x-bibtex", /^@\w+\{/],
    ["nbib", "application/nbib", /PMID- 90000002/],
    ["csl.json", "application/vnd.citationstyles.csl+json", /^\[/],
    ["csv", "text/csv", /90000002/],
    ["enw", "application/x-endnote-refer", /^%0 /],
  ])("comes as .%s with its media type and a file name", async (extension, type, content) => {
    const { status, text, headers } = await get(`/studies/90000002.${extension}`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe(`${type}; charset=utf-8`);
    expect(headers.get("content-disposition")).toBe(`attachment; filename="pubmed-90000002.${extension.split("?")[0] ?? ""}"`);
    expect(text).toMatch(content);
  });

  test("of a merged record is that of the record it was merged into", async () => {
    const { status, headers } = await get(`/studies/${MERGED}.csl.json`);
    expect([status, headers.get("location")]).toEqual([301, "/studies/90000002.csl.json"]);
  });

  test.each([
    ["/studies/90000002.pdf", 404],
    ["/studies.pdf", 404],
    ["/studies/99999999.ris", 404],
    ["/studies/abc.ris", 400],
    ["/studies.ris?from=never", 400],
    ["/studies/90000002/cite?style=latin", 400],
    ["/basket?pmid=x", 400],
    ["/basket?style=latin", 400],
  ])("GET %s is %i with a sentence", async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/<p>.*\.<\/p>/);
  });

  test.each(["ama", "apa", "vancouver", "harvard", "chicago"])("is set in the style %s as one line of text", async (style) => {
    const { text, headers } = await get(`/studies/90000002/cite?style=${style}`);
    expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(text).toMatch(/Esketamine in old age.*\n$/i);
  });

  test("says that the study is retracted", async () => {
    expect((await get("/studies/90000005.ris")).text).toMatch(/retracted/i);
  });
});

describe("a whole search", () => {
  test("is exported whole, whatever page was looked at, each study once", async () => {
    const { text, headers } = await get("/studies.ris?page=2&per_page=10");
    expect(headers.get("x-total-count")).toBe(String(MANY + tortureStudies.length));
    expect(text.match(/^ER {2}- /gm)).toHaveLength(MANY + tortureStudies.length);
  });

  test("keeps to the days of the address", async () => {
    const { text } = await get("/studies.csl.json?from=2026-11-18&to=2026-11-19");
    expect((JSON.parse(text) as readonly unknown[]).length).toBe(2);
  });

  test("arrives compressed where that is read, and is the same", async () => {
    const plain = await get("/studies.nbib", { headers: { "accept-encoding": "identity" } });
    const response = await fetch(`${server.url}/studies.nbib`, { headers: { "accept-encoding": "gzip" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(await response.text()).toBe(plain.text);
    expect(gunzipSync).toBeTypeOf("function");
  });

  test("answers HEAD without a body", async () => {
    const { status, text, headers } = await get("/studies.csv", { method: "HEAD" });
    expect([status, text]).toEqual([200, ""]);
    expect(headers.get("content-disposition")).toContain(".csv");
  });

  test("the export page counts it and names every format", async () => {
    const { text } = await get("/export?from=2025-01-01&to=2025-01-31");
    expect(text).toContain("<h1>Export 450 studies</h1>");
    for (const extension of ["ris", "bib", "nbib", "csl.json", "csv", "enw"])
      expect(text).toContain(`/studies.${extension}?from`);
    expect(text).toMatch(/Zotero, EndNote, Mendeley, Rayyan, Covidence, about \d+ kB/);
  });
});

describe("a hand-picked set", () => {
  test("is exported in the order it was picked, each study once, merged records under their new number", async () => {
    const { status, text } = await post([
      ["pmid", "90000005"],
      ["pmid", MERGED],
      ["pmid", "90000002"],
      ["format", "nbib"],
    ]);
    expect(status).toBe(200);
    expect([...text.matchAll(/^PMID- (\d+)/gm)].map(([, pmid]) => pmid)).toEqual(["90000005", "90000002"]);
  });

  test.each([
    [[["format", "ris"]], 400, "No study was picked"],
    [[["pmid", "90000002"]], 404, "is not a format here"],
    [
      [
        ["pmid", "90000002"],
        ["pmid", "12"],
        ["format", "ris"],
      ],
      404,
      "Not stored here: PMID 12. Nothing was exported.",
    ],
    [
      [
        ["pmid", "1 OR 1"],
        ["format", "ris"],
      ],
      400,
      "is not a PMID",
    ],
  ] as const)("%j is refused whole", async (fields, status, sentence) => {
    const answer = await post(fields);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(sentence);
  });

  test("lives in the address of the basket, with a list of references and what is absent said", async () => {
    const { text } = await get("/basket?pmid=90000001&pmid=90000002&pmid=12&style=vancouver");
    expect(text).toContain("2 studies in the basket");
    expect(text).toContain("PMID 12</a>.");
    expect(text.match(/<li><span dir="auto">/g)).toHaveLength(2);
    expect(text).toContain('href="/basket?pmid&#x3D;90000002"');
    expect(text).not.toMatch(/<script>alert|<img/);
  });

  test("may be empty", async () => {
    expect((await get("/basket")).text).toContain("Your basket is empty");
  });
});

describe("for reference managers", () => {
  test("a study's page carries Highwire tags, JSON-LD and a link to each format", async () => {
    const { text } = await get("/studies/90000005");
    expect(text).toContain('<meta name="citation_pmid" content="90000005">');
    expect(text.match(/<meta name="citation_author"/g)).toHaveLength(60);
    expect(text.match(/<link rel="alternate"/g)).toHaveLength(7);
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? "";
    expect(JSON.parse(json)).toMatchObject({ "@type": "MedicalScholarlyArticle", creativeWorkStatus: "Retracted" });
  });

  test("a hostile title cannot leave the JSON-LD", async () => {
    const { text } = await get("/studies/90000001");
    expect(text).not.toContain("<script>alert");
    expect(text.match(/<\/script>/g)?.length).toBe(text.match(/<script\b/g)?.length);
  });

  test("a list offers each study by unAPI and COinS", async () => {
    const { text } = await get("/studies?from=2026-11-01");
    expect(text.match(/class="unapi-id" title="pmid:\d+"/g)).toHaveLength(6);
    expect(text.match(/class="Z3988" title="ctx_ver/g)).toHaveLength(6);
    expect(text).toContain('rel="unapi-server"');
  });

  test.each([
    ["/unapi", 200, "<formats>"],
    ["/unapi?id=pmid:90000002", 300, 'id="pmid:90000002"'],
    ["/unapi?id=pmid:90000002&format=ris", 200, "TY  - JOUR"],
    ["/unapi?id=pmid:90000002&format=marc", 406, "not given in this format"],
    ["/unapi?id=pmid:12&format=ris", 404, "No study"],
    ["/unapi?id=%3Cscript%3E", 404, "No study"],
  ])("GET %s is %i", async (path, status, content) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(content);
  });
});
