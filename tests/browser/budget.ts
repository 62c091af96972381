import { findChromium, launchChromium } from "../support/chromium.ts";
import { printTable } from "../bench/support/table.ts";
import { startWebServer } from "../support/web-server.ts";
import { BUDGET, BUDGET_PAGES, budgetStudies } from "./budget-pages.ts";
import { measurePage } from "./measure-page.ts";

/** `npm run budget`: what each page costs a reader with a middling phone, as a table; budget.test.ts holds them to it. */
const chromiumPath = findChromium();
if (chromiumPath !== undefined) {
  const server = await startWebServer(budgetStudies());
  const browser = await launchChromium(chromiumPath);
  const rows: (readonly (string | number)[])[] = [];
  for (const path of BUDGET_PAGES) {
    const { largestPaintMs, shift, blockedMs, kilobytes, requests } = await measurePage(browser, server.url + path);
    rows.push([path, Math.round(largestPaintMs), shift.toFixed(4), Math.round(blockedMs), kilobytes.toFixed(1), requests]);
  }
  rows.push(["at most", BUDGET.largestPaintMs, BUDGET.shift, BUDGET.blockedMs, BUDGET.kilobytes, ""]);
  printTable(
    "pages at 360 px, processor 4 times slower, 1.6 Mbit/s, 150 ms away",
    ["page", "largest paint, ms", "shift", "blocked, ms", "kB", "requests"],
    rows,
  );
  await browser.close();
  await server.stop();
}
