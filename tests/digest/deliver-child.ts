import { readConfig } from "../../src/config.ts";
import { deliver, usualLimits } from "../../src/digest/deliver.ts";
import { createLog } from "../../src/log.ts";
import { sleep } from "../../src/pubmed/clock.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { mailNeeds } from "../../src/wiring-mail.ts";

/**
 * A process that delivers until nothing is due, to be killed at any time: `deliver-child.ts DATABASE SMTP_URL`. Its patience is short so
 * that a test need not wait; says "done" when the outbox is empty.
 */
const [url = "", smtpUrl = ""] = process.argv.slice(2);
const config = readConfig(
  { SMTP_URL: smtpUrl, MAIL_FROM: "Digest <digest@example.org>", PUBLIC_URL: "https://digest.example.org" },
  () => true,
);
const store = openSqliteStore({ url });
const mail = mailNeeds(store, { config, log: createLog("silent") });
const limits = { ...usualLimits, perSecond: 0, leaseMs: 1500, patience: Array.from({ length: 60 }, () => 0.001) };

process.stdout.write("ready\n");
for (;;) {
  await deliver(new AbortController().signal, { ...mail.digest, limits });
  const { queued, claimed, "handing-over": handing } = await store.countDeliveries();
  if (queued + claimed + handing === 0) break;
  await sleep(100);
}
process.stdout.write(`done ${Math.round(process.memoryUsage().rss / 2 ** 20)}\n`);
await mail.close();
await store.close();
