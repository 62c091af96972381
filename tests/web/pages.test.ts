import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { LONGEST_SEARCH } from "../../src/web/params.ts";
import { incoming } from "../support/study-factory.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

const DELETED = toPmid("90000099");

let server: WebServer;

async function get(
  path: string,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }> {
  const response = await fetch(server.url + path, { redirect: "manual", ...init });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

beforeAll(async () => {
  server = await startWebServer([...tortureStudies, incoming({ pmid: DELETED, entered: "2026-11-02" })]);
  await server.store.markDeleted([DELETED], "2026-11-22T05:00:00.000Z");
});

afterAll(() => server.stop());

describe("what each address answers", () => {
  test.each([
    ["/", 200],
    ["/studies", 200],
    ["/studies?page=2&per_page=3", 200],
    ["/studies?from=2026-11-18&to=2026-11-19&sort=published", 200],
    ["/studies/90000001", 200],
    ["/status", 200],
    ["/help", 200],
    ["/help/search", 200],
    ["/feed.atom", 200],
    ["/feed.json", 200],
    ["/api/v1/tags", 200],
    ["/api/v1/openapi.json", 200],
    ["/robots.txt", 200],
    ["/healthz", 200],
    ["/readyz", 200],
    ["/favicon.ico", 301],
    ["/studies/99999999", 404],
    ["/studies/90000099", 410],
    ["/nowhere", 404],
  ])("GET %s is %i", async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test.each([
    "/studies/0123",
    "/studies/abc",
    "/studies/123456789",
    "/studies/..%2f",
    "/studies/%00",
    "/studies/%E0%A4%A",
    "/studies/-1",
    "/studies/1e5",
    "/studies?page=0",
    "/studies?page=-1",
    "/studies?page=1e3",
    "/studies?page=2&page=3",
    "/studies?per_page=201",
    "/studies?per_page=a",
    "/studies?from=2026-02-30",
    "/studies?from=yesterday",
    "/studies?from=2026-11-20&to=2026-11-10",
    "/studies?sort=random",
    "/studies?tag=design",
    "/studies?tag=colour:red",
    "/studies?tag=design:rct%27%20OR%201=1",
    `/studies?q=${"x".repeat(LONGEST_SEARCH + 1)}`,
    "/studies?q=a&q=b",
    "/feed.atom?from=x",
    "/export?page=0",
  ])("bad input at %s is a page with one sentence, never a 500", async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(400);
    expect(text).toContain("<h1>That did not work</h1>");
    expect(text).not.toMatch(/at .*\.ts:\d+|node_modules/);
  });

  test.each([
    "/studies?a[b]=1&__proto__=2&constructor=3",
    "/studies?utm_source=x",
    "/studies?from=&to=&q=&tag=",
    "/studies?%00=%00",
    "//",
    "/?%",
  ])("what is not ours in %s is passed over", async (path) => {
    expect((await get(path)).status).toBeLessThan(405);
    expect((await get(path)).status).not.toBe(500);
  });

  test("a page past the end says which is the last", async () => {
    const { status, text } = await get("/studies?page=40&per_page=3");
    expect(status).toBe(200);
    expect(text).toContain("There is no page 40; the last is 2.");
  });
});

describe("hostile records", () => {
  test.each(["/", "/studies", "/studies/90000001", "/studies/90000005", "/status"])(
    "no markup of a record comes alive on %s",
    async (path) => {
      const { text } = await get(path);
      expect(text).not.toMatch(/<(?:script(?! type="application\/ld\+json"| defer src="\/assets\/)|img)\b/i);
      expect(text).not.toMatch(/<[^>]*\son\w+\s*=/i);
      expect(text).not.toMatch(/(?:href|src)="(?!https?:\/\/|\/|#|tel:)/i);
    },
  );

  test("harmless marks of a title are kept", async () => {
    const { text } = await get("/studies/90000001");
    expect(text).toContain("Script in a title: &lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).toContain("<sup>18</sup>F and <i>in vivo</i></h1>");
  });

  test("a Chinese title carries its language", async () => {
    const { text } = await get("/studies/90000002");
    expect(text).toMatch(/lang="zh">艾司氯胺酮/);
    expect(text).toContain("The article is in Chinese.");
  });

  test("a title that is only Arabic is the heading, in Arabic", async () => {
    expect((await get("/studies/90000003")).text).toMatch(/<h1 dir="auto" lang="ar">دراسة/);
  });

  test("MathML stays MathML", async () => {
    expect((await get("/studies/90000004")).text).toMatch(/<math[^>]*>.*<mfrac>/s);
  });

  test("a record without title, date or language still has a page", async () => {
    const { status, text } = await get("/studies/90000006");
    expect(status).toBe(200);
    expect(text).toContain("PubMed gives no title");
  });
});

describe("a retracted study", () => {
  test("says so before its title, with who says it and the notices", async () => {
    const { text } = await get("/studies/90000005");
    expect(text.indexOf("<strong>Retracted.</strong>")).toBeLessThan(text.indexOf("<h1"));
    expect(text.indexOf("<strong>Retracted.</strong>")).toBeLessThan(text.indexOf("<strong>Corrected.</strong>"));
    expect(text).toContain("Said by the publication type and the title.");
    expect(text).toContain('href="https://pubmed.ncbi.nlm.nih.gov/12345678/"');
    expect(text).toContain('href="/studies/90000001"');
  });

  test("a DOI with brackets and signs is linked whole", async () => {
    const { text } = await get("/studies/90000005");
    expect(text).toContain('href="https://doi.org/10.9999/EXAMPLE(2026)%3C1%3ATITLE%3E2.0.CO%3B2-%23"');
  });
});

describe("every answer", () => {
  test.each(["/", "/studies/abc", "/api/v1/studies", "/nowhere"])("%s forbids inline and foreign code", async (path) => {
    const { headers } = await get(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe-inline");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.has("x-powered-by")).toBe(false);
  });

  test("pages have one h1, no inline style or script, and nothing from elsewhere", async () => {
    for (const path of ["/", "/studies", "/studies/90000005", "/status", "/help", "/nowhere"]) {
      const { text } = await get(path);
      expect(text.match(/<h1\b/g), path).toHaveLength(1);
      expect(text).not.toMatch(/\sstyle=|<style|<script(?! type="application\/ld\+json"| defer src="\/assets\/)/);
      expect(text).not.toMatch(/<(?:link|img|script)[^>]+(?:href|src)="https?:(?!\/\/digest\.example\.org)/);
    }
  });

  test("a form from another site is refused, one from here or from no browser is not", async () => {
    const post = (headers: Record<string, string>) => get("/nowhere", { method: "POST", headers }).then(({ status }) => status);
    expect(await post({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await post({ "sec-fetch-site": "same-site" })).toBe(403);
    expect(await post({ origin: "https://evil.example" })).toBe(403);
    expect(await post({ origin: "null" })).toBe(403);
    expect(await post({ origin: server.url })).toBe(404);
    expect(await post({ "sec-fetch-site": "same-origin" })).toBe(404);
    expect(await post({})).toBe(404);
  });

  test("is logged in one line without what was searched for", async () => {
    await get("/studies?q=something-private");
    const lines = server.logged.filter(([level]) => level === "info");
    expect(lines.at(-1)?.[1]).toMatchObject({ method: "GET", path: "/studies", status: 200 });
    expect(JSON.stringify(server.logged)).not.toContain("something-private");
  });
});
