import { createReadStream, mkdirSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { recordSlices } from "../../src/pubmed/record-slices.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import type { IncomingStudy } from "../../src/store/ports.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { sharedData } from "../support/shared-data.ts";
import { incoming } from "../support/study-factory.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer } from "../support/web-server.ts";

/** Pictures of every page, phone and desk, light and dark, into screenshots/ (ignored by git), to be looked at. */
const FOLDER = "screenshots";
const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"] as const;
const FILES = ["pubmed/real_ketamine.xml.gz", "pubmed/ketamine_rewrapped.xml.gz", "pubmed/real.xml.gz"];

async function* realStudies(): AsyncGenerator<IncomingStudy> {
  for (const path of FILES) {
    const file = sharedData(path);
    if (file === undefined) {
      console.warn(`../shared/data/${path} is absent: pictures of invented studies only.`);
      continue;
    }
    for await (const slice of recordSlices(createReadStream(file).pipe(createGunzip()))) {
      if (slice.kind !== "deleted") yield { ...incoming({}, { raw: slice.raw }), study: studyFromXml(slice.raw) };
    }
  }
}

const chromiumPath = findChromium();
if (chromiumPath !== undefined) {
  const server = await startWebServer(tortureStudies, { invented: process.argv.includes("--invented") });
  const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice(7);
  const batch: IncomingStudy[] = [];
  for await (const study of realStudies()) batch.push(study);
  for (let at = 0; at < batch.length; at += 500)
    await server.store.saveStudies(batch.slice(at, at + 500), "2026-11-22T04:17:30.000Z");

  const pages: Readonly<Record<string, string>> = {
    home: "/",
    studies: "/studies",
    "studies-page": "/studies?page=7&sort=published&from=2010-01-01&q=ketamine",
    "study-torture": "/studies/90000001",
    "study-chinese": "/studies/90000002",
    "study-arabic": "/studies/90000003",
    "study-mathml": "/studies/90000004",
    "study-retracted": "/studies/90000005",
    "study-empty": "/studies/90000006",
    "study-real": `/studies/${batch[0]?.study.pmid ?? "90000001"}`,
    status: "/status",
    help: "/help",
    missing: "/studies/99999999",
  };
  const browser = await launchChromium(chromiumPath);
  mkdirSync(FOLDER, { recursive: true });
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const [name, address] of Object.entries(pages)) {
        if (only !== undefined && !name.startsWith(only)) continue;
        await page.goto(server.url + address);
        await page.screenshot({ path: `${FOLDER}/${name}-${width}-${colorScheme}.png`, fullPage: true });
        const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (Number(overflow) > 0) console.warn(`${name} at ${width} px is ${String(overflow)} px too wide.`);
      }
      await context.close();
    }
  }
  await browser.close();
  await server.stop();
}
