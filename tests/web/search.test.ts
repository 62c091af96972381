import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { taggedStudies } from "../support/tagged-studies.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

let server: WebServer;

const page = async (query: string): Promise<string> => (await fetch(`${server.url}/studies${query}`)).text();
const heading = async (query: string): Promise<string | undefined> => /<h1>(.*?)<\/h1>/.exec(await page(query))?.[1];

type List = {
  readonly total: number;
  readonly query: { readonly translation: string; readonly warnings: readonly string[]; readonly missing: readonly object[] };
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
  readonly studies: readonly { readonly pmid: string }[];
};

const api = async (query: string): Promise<List> => (await (await fetch(`${server.url}/api/v1/studies${query}`)).json()) as List;

beforeAll(async () => {
  server = await startWebServer([...taggedStudies, ...tortureStudies]);
});

afterAll(() => server.stop());

describe("a search", () => {
  test.each([
    ["?q=midazolam", "1 study"],
    ["?q=mice", "1 study"],
    ["?q=nothingofthekind", "No studies"],
    ["?tag=design:rct&tag=route:oral", "6 studies"],
    ["?q=oral&from=2026-03-01&to=2026-04-30", "2 studies"],
  ])("%s finds %s", async (query, expected) => {
    expect(await heading(query)).toBe(expected);
  });

  test("says how it was understood, and offers the words themselves", async () => {
    const text = await page("?q=depression");
    expect(text).toContain("[MeSH Terms]");
    expect(text).toContain('href="/studies?q&#x3D;%22depression%22"');
  });

  test("that finds nothing says what each part of it finds, with the filters kept", async () => {
    const text = await page("?q=ketamine+magicword&tag=design:rct");
    expect(text).toMatch(
      /By itself each part finds: <a href="\/studies\?q&#x3D;ketamine&amp;tag&#x3D;design%3Arct">ketamine<\/a> \d+ studies; <a [^>]+>magicword<\/a> none\./,
    );
    expect(await page("?q=magicword")).not.toContain("By itself");
  });

  test("is subscribed to in one step: the form beside it holds its words and tags, not its days or its order", async () => {
    const text = await page("?q=ketamine&tag=design:rct&tag=drug:esketamine&from=2026-01-01&sort=evidence");
    const [, form = ""] = /<form method="post" action="\/subscribe">([^]*?)<\/form>/.exec(text) ?? [];
    expect([...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(([, name, value]) => [name, value])).toEqual([
      ["q", "ketamine"],
      ["tag", "design:rct"],
      ["tag", "drug:esketamine"],
    ]);
    expect(form).toContain('type="email"');
  });

  test("names the ids that are not here, with where they may be", async () => {
    const text = await page("?q=91000001+12");
    expect(text).toContain("1 study");
    expect(text).toContain('<a href="https://pubmed.ncbi.nlm.nih.gov/12/">PMID 12</a>');
  });

  test("keeps its words in the box, its filters ticked, and every one of them can be given up", async () => {
    const text = await page("?q=ketamine&tag=design:rct&from=2026-01-01&sort=evidence");
    expect(text).toContain('name="q" value="ketamine"');
    expect(text).toContain('name="tag" value="design:rct" checked');
    expect(text).toContain('href="/studies?q&#x3D;ketamine&amp;from&#x3D;2026-01-01&amp;sort&#x3D;evidence"');
    expect(text).toContain('href="/studies?q&#x3D;ketamine&amp;tag&#x3D;design%3Arct&amp;sort&#x3D;evidence"');
  });

  test("shows a chosen filter that finds nothing, with its zero", async () => {
    const text = await page("?q=mice&tag=drug:arketamine");
    expect(text).toMatch(/value="drug:arketamine" checked> <span>Arketamine<\/span> <span class="n">0</);
  });

  test("with words puts the best match first, without words the newest", async () => {
    expect((await api("?q=bipolar+mania+ketamine")).studies[0]?.pmid).toBe("91000006");
    expect((await api("")).studies[0]?.pmid).toBe("91000001");
  });

  test.each([
    '"',
    "AND",
    "((((",
    "title:",
    "COVID-19",
    "β-blocker OR",
    "[tiab]",
    "\u0000",
    "a".repeat(2000),
    "* * *",
    "-",
    "<script>",
  ])("typing %j is answered with a page", async (typed) => {
    const response = await fetch(`${server.url}/studies?${new URLSearchParams({ q: typed }).toString()}`);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain("<script>");
  });

  test("has the same answer as JSON, with exact facets that respect each other", async () => {
    const { total, facets, query } = await api("?q=ketamine&tag=design:rct&tag=route:oral");
    expect(total).toBe(6);
    expect(facets["route"]).toContainEqual({ value: "intravenous", count: 1 });
    expect(query.translation).not.toBe("");
    expect(query.warnings).toEqual([]);
  });

  test("is exported whole", async () => {
    const text = await (await fetch(`${server.url}/studies.ris?q=oral&tag=design:rct&page=2&per_page=1`)).text();
    expect(text.match(/^ER {2}- /gm)).toHaveLength(6);
  });

  test("with any state of filters stays out of search engines, the plain list does not", async () => {
    expect(await page("?tag=design:rct")).toContain('content="noindex"');
    expect(await page("")).not.toContain('content="noindex"');
  });
});

test("every example of the help for searching is understood without a warning", async () => {
  const text = await (await fetch(`${server.url}/help/search`)).text();
  const examples = [...text.matchAll(/href="\/studies\?([^"]+)"/g)].map(([, query = ""]) => query.replaceAll("&#x3D;", "="));
  expect(examples.length).toBeGreaterThan(15);
  for (const query of examples) expect((await api(`?${query}`)).query.warnings, query).toEqual([]);
});
