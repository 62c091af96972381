import { fileURLToPath } from "node:url";
import type { Receipt } from "../../src/domain/sync-run.ts";
import { tagger, vocabularyVersion } from "../../src/ingest/tagging.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { inventedStudies } from "../support/invented-studies/invented-studies.ts";
import { incoming } from "../support/study-factory.ts";
import { startWebServer } from "../support/web-server.ts";

/** The two pictures of the README, of invented studies: `node --import tsx tests/browser/readme-pictures.ts`. */
const COUNT = 1200;
const PICTURES = [
  { file: "this-week.png", height: 1100, colorScheme: "light", address: () => "/" },
  { file: "study.png", height: 1300, colorScheme: "dark", address: (study: string) => study },
] as const;

const RECEIPT: Receipt = {
  state: "complete",
  query: "ketamine",
  translation: "ketamine",
  window: { from: "2026-11-16", to: "2026-11-22" },
  count: COUNT,
  ids: COUNT,
  fetched: COUNT,
  new: COUNT,
  changed: 0,
  unchanged: 0,
  missing: [],
  deleted: [],
  quarantined: [],
  warnings: [],
  retries: 0,
  requests: 8,
};

const chromiumPath = findChromium();
if (chromiumPath !== undefined) {
  const tag = tagger(vocabularyVersion());
  const studies = [...inventedStudies({ count: COUNT, seed: 5, today: "2026-11-23" })].map((raw) => {
    const study = studyFromXml(raw);
    return { ...incoming({}, { raw, origin: "invented" }), study, tagging: tag(study) };
  });
  const server = await startWebServer(studies, { invented: true });
  const id = await server.store.startRun({
    kind: "sync",
    query: RECEIPT.query,
    startedAt: "2026-11-23T04:17:00.000Z",
    holder: "pictures",
  });
  await server.store.finishRun(id, RECEIPT, "2026-11-23T04:18:00.000Z");
  const list = await (await fetch(`${server.url}/studies?tag=design:rct&tag=control:placebo&tag=conclusion:positive`)).text();
  const study = /<a href="(\/studies\/\d+)"/.exec(list)?.[1] ?? "/studies";
  const browser = await launchChromium(chromiumPath);
  for (const { file, height, colorScheme, address } of PICTURES) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height } });
    const page = await context.newPage();
    await page.goto(server.url + address(study));
    await page.screenshot({ path: fileURLToPath(new URL(`pictures/${file}`, import.meta.url)) });
    await context.close();
  }
  await browser.close();
  await server.stop();
}
