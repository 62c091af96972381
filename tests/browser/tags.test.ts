import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { tagger } from "../../src/ingest/tagging.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { incoming } from "../support/study-factory.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";

const chromiumPath = findChromium();
const tag = tagger("v1");

const TRIAL = incoming({
  pmid: toPmid("93000001"),
  entered: "2026-11-20",
  title: ["Intranasal esketamine for treatment-resistant depression: a randomized, double-blind, placebo-controlled trial."],
  abstract: [
    {
      label: "METHODS",
      text: ["In this double-blind trial 67 adults were randomly assigned to esketamine 56 mg or 84 mg or placebo."],
    },
    { label: "CONCLUSIONS", text: ["Esketamine was superior to placebo. NCT00000001."] },
  ],
  registrations: [{ id: "NCT00000001", registry: "ClinicalTrials.gov", saidBy: ["abstract"] }],
});

const PAGES = {
  "a list of tagged studies": "/studies",
  "a tagged study": "/studies/93000001",
  "the evidence table": "/evidence?by=-participants",
  "a trial": "/trials/NCT00000001",
  "all tags": "/tags",
  "the rules of levels": "/about/evidence-levels",
  accuracy: "/about/accuracy",
} as const;

let server: WebServer;
let browser: Browser;

describe.skipIf(chromiumPath === undefined)("tags in Chromium", () => {
  beforeAll(async () => {
    server = await startWebServer([{ ...TRIAL, tagging: tag(TRIAL.study) }]);
    const said = {
      facet: "topic",
      value: "cost",
      action: "add",
      note: "Costs were counted.",
      at: "2026-11-22T05:00:00.000Z",
    } as const;
    await server.store.overrideTags(toPmid("93000001"), [said], said.at);
    browser = await launchChromium(chromiumPath ?? "");
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each(Object.entries(PAGES))("%s", (_name, address) => {
    test.each([
      ["light", 1280],
      ["dark", 390],
    ] as const)("has nothing against it in %s at %i px", async (colorScheme, width) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(server.url + address);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<AxeResults>("axe.run()");
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
      await context.close();
    });
  });

  test("without script a quote leads to its words, which stand out", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/evidence`);
    await page.getByRole("link", { name: "67", exact: true }).click();
    expect(page.url()).toMatch(/\/studies\/93000001#abstract-\d+-\d+$/);
    const words = page.locator("mark:target");
    expect(await words.textContent()).toBe("67 adults");
    await page.getByRole("heading", { name: "Tags and their evidence" }).waitFor();
    await context.close();
  });
});
