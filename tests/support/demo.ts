import { rmSync } from "node:fs";
import { isCronExpression } from "../../jobs/schedule.ts";
import { createConsole } from "../../src/commands/console.ts";
import { runServer } from "../../src/commands/serve.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { stopSignal } from "../../src/wiring.ts";
import { startEutils } from "./eutils/start-eutils.ts";
import { inventedStudies } from "./invented-studies/invented-studies.ts";

/** `npm run demo`: the real server on the stand-in E-utilities with invented studies, in a database of its own made anew each time. */
const DATABASE = "data/demonstration.db";
const STUDIES = 320;

const today = new Date().toISOString().slice(0, 10);
const eutils = await startEutils({ records: inventedStudies({ count: STUDIES, seed: 7, today }) });
for (const suffix of ["", "-wal", "-shm"]) rmSync(DATABASE + suffix, { force: true });

const settings = { ...process.env, DATABASE_URL: `sqlite:${DATABASE}`, EUTILS_URL: eutils.url, LANDMARKS: "off" };
const config = readConfig(settings, isCronExpression);
const console = createConsole();
console.say(`A demonstration with ${STUDIES} invented studies; nothing on these pages is real.`);
process.exitCode = await runServer(
  { ...console, config, log: createLog(config.logLevel), signal: stopSignal() },
  { invented: true },
);
await eutils.close();
