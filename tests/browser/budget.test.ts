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

  test.each(BUDGET_PAGES)("%s is light and drawn soon, and nothing on it moves", async (path) => {
    const { kilobytes, shift, largestPaintMs } = await measurePage(browser, server.url + path);
    expect(kilobytes).toBeLessThanOrEqual(BUDGET.kilobytes);
    expect(shift).toBe(BUDGET.shift);
    expect(largestPaintMs).toBeLessThanOrEqual(BUDGET.largestPaintMs);
  });

  // A long task is one by the clock, so whatever else this machine does counts, too: at its own speed, and the best of three visits.
  test.each(BUDGET_PAGES)("%s blocks nobody who taps", async (path) => {
    let least = Number.POSITIVE_INFINITY;
    for (let visit = 0; visit < 3 && least > BUDGET.blockedMs; visit += 1)
      least = Math.min(least, (await measurePage(browser, server.url + path, 1)).blockedMs);
    expect(least).toBe(BUDGET.blockedMs);
  });
});
