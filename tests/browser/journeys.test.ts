import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

const chromiumPath = findChromium();

const TEMPLATES = {
  "this week": "/",
  studies: "/studies?per_page=2&page=2&from=2026-01-01&q=invented",
  "a search": "/studies?q=depression+-+nasal[nofield]+1+2&tag=design:rct&tag=drug:arketamine",
  "an empty list": "/studies?from=2001-01-01&to=2001-01-02",
  "a study with hostile marks": "/studies/90000001",
  "a Chinese study": "/studies/90000002",
  "an Arabic study": "/studies/90000003",
  "a formula": "/studies/90000004",
  "a retracted study with a very long title": "/studies/90000005",
  "an empty record": "/studies/90000006",
  freshness: "/status",
  "the helplines": "/help",
  "how to search": "/help/search",
  "a basket": "/basket?pmid=90000001&pmid=90000002&pmid=90000003&pmid=90000005&pmid=12",
  "an empty basket": "/basket",
  "the formats of an export": "/export?from=2026-01-01",
  "the citation of a study": "/studies/90000005/cite",
  "an error": "/studies/99999999",
} as const;

let server: WebServer;
let browser: Browser;

describe.skipIf(chromiumPath === undefined)("in Chromium", () => {
  beforeAll(async () => {
    server = await startWebServer(tortureStudies);
    await seedReceipts(server);
    browser = await launchChromium(chromiumPath ?? "");
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each(Object.entries(TEMPLATES))("%s", (_name, address) => {
    test.each(["light", "dark"] as const)(
      "%s: axe finds nothing, and nothing is wider than the window at 360, 768 and 1440 px",
      async (colorScheme) => {
        await visit({ colorScheme }, async (page, complaints) => {
          await page.goto(server.url + address);
          for (const width of [360, 768, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            expect(
              await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"),
              `${width} px`,
            ).toBeLessThanOrEqual(0);
            expect(await violations(page), `${width} px`).toEqual([]);
          }
          expect(complaints.filter((text) => !text.includes("404"))).toEqual([]);
        });
      },
    );
  });

  test("at 320 px, the width of a page at 400 %, everything reflows", async () => {
    await visit({ viewport: { width: 320, height: 800 } }, async (page) => {
      for (const address of Object.values(TEMPLATES)) {
        await page.goto(server.url + address);
        expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"), address).toBeLessThanOrEqual(0);
      }
    });
  });

  test("without script a reader gets from the week to a study, its people and back to the list", async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(server.url);
      await page.getByRole("link", { name: /^An invented title that does not end/ }).click();
      await page.getByText("Retracted.", { exact: false }).first().waitFor();
      await page.getByText("Authors and affiliations").click();
      await page.getByText("Institute of Author60, Exampletown").waitFor();
      await page.getByRole("link", { name: "Studies" }).first().click();
      await page.getByRole("heading", { level: 1, name: "6 studies" }).waitFor();
    });
  });

  test("by keyboard alone: the skip link comes first, is seen, and leads into the content", async () => {
    await visit({}, async (page) => {
      await page.goto(server.url);
      await page.keyboard.press("Tab");
      await page.getByRole("link", { name: "Skip to the content" }).waitFor();
      expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
      expect(await page.evaluate<number>("document.activeElement.getBoundingClientRect().top")).toBeGreaterThanOrEqual(0);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.querySelector('main').contains(document.activeElement)")).toBe(true);
    });
  });

  test("days of entry are asked for with a form and stand in the address", async () => {
    await visit({}, async (page) => {
      await page.goto(`${server.url}/studies?sort=published`);
      await page.getByLabel("Entered from").fill("2026-11-18");
      await page.getByLabel("to", { exact: true }).fill("2026-11-19");
      await page.getByRole("button", { name: "Show" }).click();
      await page.getByRole("heading", { level: 1, name: "2 studies" }).waitFor();
      expect(page.url()).toBe(`${server.url}/studies?sort=published&from=2026-11-18&to=2026-11-19`);
    });
  });

  test("the first page weighs less than 60 kB with everything, and nothing moves while it loads", async () => {
    await visit({}, async (page) => {
      const weights: Promise<number>[] = [];
      page.on("requestfinished", (request) =>
        weights.push(request.sizes().then((sizes) => sizes.responseBodySize + sizes.responseHeadersSize)),
      );
      await page.goto(server.url, { waitUntil: "networkidle" });
      const total = (await Promise.all(weights)).reduce((sum, bytes) => sum + bytes, 0);
      expect(total).toBeGreaterThan(3000);
      expect(total).toBeLessThan(60_000);
      const shift = await page.evaluate<number>(
        `new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
           .observe({ type: "layout-shift", buffered: true }); setTimeout(() => done(sum), 200); })`,
      );
      expect(shift).toBe(0);
    });
  });
});

/** One page in its own context; `complaints` are what the browser wrote to its console, such as breaches of the content policy. */
async function visit(
  options: BrowserContextOptions,
  journey: (page: Page, complaints: readonly string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await journey(page, complaints);
  } finally {
    await context.close();
  }
}

/** What axe objects to under WCAG 2.2 AA and its own best practice, each with where. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(tags)} } })`,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
  );
}

async function seedReceipts({ store }: WebServer): Promise<void> {
  const id = await store.startRun({ kind: "sync", query: "ketamine", startedAt: "2026-11-22T04:17:00.000Z", holder: "test" });
  const counts = {
    count: 3,
    ids: 2,
    fetched: 2,
    new: 2,
    changed: 0,
    unchanged: 0,
    missing: [],
    deleted: [],
    quarantined: [],
    warnings: [],
    retries: 1,
    requests: 3,
  };
  await store.finishRun(
    id,
    {
      state: "incomplete",
      query: "ketamine",
      translation: "ketamine[MeSH Terms]",
      window: { from: "2026-11-20", to: "2026-11-22" },
      ...counts,
      error: "PubMed gave two of three",
    },
    "2026-11-22T04:18:00.000Z",
  );
}
