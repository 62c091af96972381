import type { Browser } from "playwright-core";

/** What a reader on a slow phone waits for and is disturbed by. */
export type PageMeasures = {
  readonly largestPaintMs: number;
  /** Of the whole visit, script-made controls and all: 0 where nothing ever moves. */
  readonly shift: number;
  /** What long tasks hold up beyond 50 ms each, as Lighthouse counts it. */
  readonly blockedMs: number;
  /** Over the wire with everything the page needs, compressed, headers included. */
  readonly kilobytes: number;
  readonly requests: number;
};

/** A middling phone on a slow network, as Lighthouse's mobile run has it. */
const PHONE = { width: 360, height: 800 };
export const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: 750_000 / 8 };
const SETTLED_MS = 1000;

/** Runs in the page, before anything else does. */
const OBSERVE = `
  window.seen = { paint: 0, shift: 0, blocked: 0 };
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => (seen.paint = entry.startTime));
  watch("layout-shift", (entry) => (seen.shift += entry.value));
  watch("longtask", (entry) => (seen.blocked += Math.max(0, entry.duration - 50)));
`;

/** One first visit with nothing kept, to the end of the page; the processor is `slower` than this machine by so much. */
export async function measurePage(browser: Browser, url: string, slower = SLOWER): Promise<PageMeasures> {
  const context = await browser.newContext({ viewport: PHONE });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    let [bytes, requests] = [0, 0];
    devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests += 1;
    });
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", NETWORK);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.addInitScript(OBSERVE);
    await page.goto(url, { waitUntil: "load" });
    await page.waitForTimeout(SETTLED_MS);
    await page.evaluate("scrollTo(0, document.body.scrollHeight)");
    await page.waitForTimeout(SETTLED_MS / 2);
    const seen: { paint: number; shift: number; blocked: number } = await page.evaluate("seen");
    return { largestPaintMs: seen.paint, shift: seen.shift, blockedMs: seen.blocked, kilobytes: bytes / 1000, requests };
  } finally {
    await context.close();
  }
}
