import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where a Chromium is; `CHROMIUM_PATH` wins. With CI=true its absence is a failure, elsewhere the reason for a skip. */
export function findChromium(): string | undefined {
  const found = [process.env["CHROMIUM_PATH"], ...PLACES].find((place) => place !== undefined && existsSync(place));
  if (found !== undefined) return found;
  const reason = `No Chromium at ${PLACES.join(", ")} or in CHROMIUM_PATH`;
  if (process.env["CI"] === "true") throw new Error(`${reason}, and CI=true needs one.`);
  console.warn(`${reason}: browser journeys are skipped.`);
  return undefined;
}

export async function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
