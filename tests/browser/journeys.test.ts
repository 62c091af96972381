import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { taggedStudies } from "../support/tagged-studies.ts";
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
  "a tagged study": "/studies/91000001",
  "the standing questions": "/questions",
  "a standing question": "/questions/does-it-work",
  trends: "/trends",
  changes: "/changes",
  glossary: "/glossary",
  "what is kept": "/kept",
  freshness: "/status",
  "the helplines": "/help",
  "how to search": "/help/search",
  "a basket": "/basket?pmid=90000001&pmid=90000002&pmid=90000003&pmid=90000005&pmid=12",
  "an empty basket": "/basket",
  "the formats of an export": "/export?from=2026-01-01",
  "the citation of a study": "/studies/90000005/cite",
  "a style of one's own": "/cite?pmid=90000001&pmid=90000005",
  "an error": "/studies/99999999",
} as const;

let server: WebServer;
let browser: Browser;

describe.skipIf(chromiumPath === undefined)("in Chromium", () => {
  beforeAll(async () => {
    server = await startWebServer([...tortureStudies, ...taggedStudies]);
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
      await page.getByText("Show them").last().click();
      await page.getByRole("link", { name: /^An invented title that does not end/ }).click();
      await page.getByText("Retracted.", { exact: false }).first().waitFor();
      await page.getByText("Authors and affiliations").click();
      await page.getByText("Institute of Author60, Exampletown").waitFor();
      await page.getByRole("link", { name: "Studies" }).first().click();
      await page.getByRole("heading", { level: 1, name: "18 studies" }).waitFor();
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

  test.each([true, false])(
    "script %s: a reader finds a trial, filters, reads its evidence, cites it, and would subscribe",
    async (javaScriptEnabled) => {
      await visit({ javaScriptEnabled }, async (page) => {
        await page.goto(server.url);
        await page.getByRole("searchbox", { name: "Search studies" }).fill("esketamine OR ketamine");
        await page.getByRole("button", { name: "Search" }).click();
        await page.getByRole("checkbox", { name: /^Randomised trial/ }).check();
        await page.getByRole("checkbox", { name: /^Midazolam/ }).check();
        await page.locator("form.filters button").click();
        await page.getByRole("heading", { level: 1, name: "1 study" }).waitFor();
        expect(new URL(page.url()).searchParams.getAll("tag")).toEqual(["design:rct", "control:midazolam"]);
        await page
          .getByRole("link", { name: /invented randomised controlled trial/ })
          .first()
          .click();
        await page.getByRole("heading", { level: 2, name: "Cite" }).waitFor();
        await page.getByRole("link", { name: "All styles on one page" }).click();
        await page.getByText("AMA, 11th edition").waitFor();
        const download = page.waitForEvent("download");
        await page.getByRole("link", { name: "RIS" }).click();
        expect((await download).suggestedFilename()).toBe("pubmed-91000001.ris");
        await page.goto(server.url);
        await page.getByLabel("Your e-mail address").fill("reader@example.org");
        expect(await page.getByRole("button", { name: "Subscribe" }).isVisible()).toBe(true);
      });
    },
  );

  test.each([true, false])("script %s: ticked studies become a basket, and a file", async (javaScriptEnabled) => {
    await visit({ javaScriptEnabled }, async (page) => {
      await page.goto(`${server.url}/studies?tag=route:oral`);
      await page.getByRole("checkbox", { name: "Pick PMID 91000010" }).check();
      await page.getByRole("checkbox", { name: "Pick PMID 91000012" }).check();
      await page.getByRole("button", { name: "Open as a basket" }).click();
      await page.getByRole("heading", { level: 1, name: "2 studies in the basket" }).waitFor();
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download" }).click();
      expect((await download).suggestedFilename()).toBe("ketamine-digest-2026-11-23.ris");
    });
  });

  test("a frozen search has an address of its own, and says that nothing differs", async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${server.url}/studies?q=oral&tag=design:rct`);
      await page.getByRole("button", { name: "Freeze" }).click();
      await page.getByRole("heading", { level: 1, name: "6 studies, frozen" }).waitFor();
      expect(page.url()).toMatch(/\/frozen\/[0-9a-z]{10}$/);
      await page.getByText("Nothing: the same search finds the same studies.").waitFor();
    });
  });

  test("keys move, keep and tick; the help shows them and switches them off; focus is never lost", async () => {
    await visit({}, async (page) => {
      await page.goto(`${server.url}/studies`);
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("k");
      expect(await page.evaluate("document.activeElement.closest('[data-pmid]') === document.querySelector('[data-pmid]')")).toBe(
        true,
      );
      await page.keyboard.press("s");
      await page.getByRole("link", { name: "Kept (1)" }).waitFor();
      await page.keyboard.press("x");
      expect(await page.locator("input[name=pmid]").first().isChecked()).toBe(true);
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keys" }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByLabel("Single keys are on").uncheck();
      await page.keyboard.press("Escape");
      expect(await page.evaluate("document.activeElement.closest('[data-pmid]') === document.querySelector('[data-pmid]')")).toBe(
        true,
      );
      await page.keyboard.press("/");
      expect(await page.evaluate("document.activeElement.closest('[data-pmid]') !== null")).toBe(true);
    });
  });

  test("what is kept stays in the browser, with its note, and goes to a file and back", async () => {
    await visit({}, async (page) => {
      await page.goto(`${server.url}/studies/91000001`);
      await page.getByRole("button", { name: "☆ Keep" }).click();
      await page.getByLabel("Your note, kept in this browser only").fill("Read again before the round.");
      await page.getByLabel("Your note, kept in this browser only").blur();
      await page.goto(`${server.url}/kept`);
      await page.getByText("Read again before the round.").waitFor();
      expect(await violations(page)).toEqual([]);
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save to a file" }).click();
      const file = await (await download).path();
      await page.getByRole("button", { name: "Let go of PMID 91000001" }).click();
      await page.getByText("Nothing is kept yet.").waitFor();
      await page.getByLabel("Read from a file").setInputFiles(file);
      await page.getByText("Read again before the round.").waitFor();
    });
  });

  test("colours and size of text are the reader's own, and stay", async () => {
    await visit({ colorScheme: "light" }, async (page) => {
      await page.goto(server.url);
      await page.getByRole("combobox", { name: /^Colours/ }).selectOption("dark");
      await page.getByRole("combobox", { name: /^Text/ }).selectOption("larger");
      await page.goto(`${server.url}/studies`);
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(20, 23, 26)");
      expect(await page.evaluate("getComputedStyle(document.documentElement).fontSize")).toBe("21px");
      expect(await violations(page)).toEqual([]);
    });
  });

  test("a filter says how many it would leave, aloud, before the page is asked for", async () => {
    await visit({}, async (page) => {
      await page.goto(`${server.url}/studies`);
      await page.getByRole("checkbox", { name: /^Case report/ }).check();
      await page.getByRole("button", { name: "Show 1 study" }).waitFor();
      expect(await page.locator("[role=status].sr").textContent()).toBe("Show 1 study");
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
