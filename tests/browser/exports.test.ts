import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readStyleFile } from "../../src/citation/reference-styles.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { incoming } from "../support/study-factory.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";

const chromiumPath = findChromium();
const COUNT = 1500;
const folder = mkdtempSync(join(tmpdir(), "exports-"));

let server: WebServer;
let browser: Browser;

describe.skipIf(chromiumPath === undefined)("in Chromium", () => {
  beforeAll(async () => {
    const studies = Array.from({ length: COUNT }, (_, at) =>
      incoming({
        pmid: toPmid(String(80_000_000 + at)),
        title: [`Invented study number ${at}.`],
        abstract: [{ text: ["Invented words about ketamine. ".repeat(60)] }],
      }),
    );
    server = await startWebServer(studies);
    browser = await launchChromium(chromiumPath ?? "");
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a large export tells how far it is, and arrives whole", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/export`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "RIS", exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("ketamine-digest-2026-11-23.ris");
    const file = join(folder, "export.ris");
    await download.saveAs(file);
    expect(readFileSync(file, "utf8").match(/^ER {2}- /gm)).toHaveLength(COUNT);
    await page
      .getByText(/1,500 studies, \d\.\d MB, whole\./)
      .first()
      .waitFor();
    await page.close();
  });

  test("one that breaks off leaves no file and says so", async () => {
    const page = await browser.newPage();
    await page.route("**/studies.ris*", (route) => route.abort("connectionreset"));
    await page.goto(`${server.url}/export`);
    await page.getByRole("link", { name: "RIS", exact: true }).click();
    await page.getByText("The download broke off and nothing of it was kept.").first().waitFor();
    await page.close();
  });

  test("a style is taken from a file into the form", async () => {
    const style = join(folder, "ama.csl");
    writeFileSync(style, readStyleFile("ama"));
    const page = await browser.newPage();
    await page.goto(`${server.url}/cite?pmid=80000000&pmid=80000001`);
    await page.getByLabel("Take it from a file").setInputFiles(style);
    await page.getByRole("button", { name: "Set the references" }).click();
    await page.getByRole("heading", { name: "2 references" }).waitFor();
    expect(await page.locator("#reflist li").count()).toBe(2);
    await page.close();
  });

  test.each([360, 1440])("at %i px a style is pasted into a box as wide as its column, and nothing hangs over", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(`${server.url}/cite?pmid=80000000&pmid=80000001`);
    await page.locator("textarea[name=csl]").fill(readStyleFile("ama"));
    const overhang = () => page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    const widthOf = async (selector: string) => (await page.locator(selector).boundingBox())?.width ?? 0;
    const [box, column] = [await widthOf("textarea[name=csl]"), await widthOf("form:has(textarea[name=csl])")];
    expect(column - box).toBeLessThan(2);
    expect(box).toBeGreaterThan(300);
    expect(await overhang()).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Set the references" }).click();
    await page.getByRole("heading", { name: "2 references" }).waitFor();
    expect(await overhang()).toBeLessThanOrEqual(0);
    await page.close();
  });
});
