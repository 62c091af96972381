import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";
import { BUDGET, BUDGET_PAGES, budgetStudies } from "./budget-pages.ts";
import { measurePage } from "./measure-page.ts";

const chromiumPath = findChromium();

let server: WebServer;
let browser: Browser;

describe.skipIf(chromiumPath === undefined)("on a middling phone with a slow network", () => {
  beforeAll(async () => {
    server = await startWebServer(budgetStudies());
    browser = await launchChromium(chromiumPath ?? "");
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test.each(BUDGET_PAGES)("%s is light, and nothing on it moves or blocks", async (path) => {
    // The machine's other work counts as blocking, too: the better of two visits is the page's own.
    const first = await measurePage(browser, server.url + path);
    const { largestPaintMs, blockedMs } = first.blockedMs === 0 ? first : await measurePage(browser, server.url + path);
    expect(first.kilobytes).toBeLessThanOrEqual(BUDGET.kilobytes);
    expect(first.shift).toBe(BUDGET.shift);
    expect(largestPaintMs).toBeLessThanOrEqual(BUDGET.largestPaintMs);
    expect(blockedMs).toBe(BUDGET.blockedMs);
  });
});
