import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { maxRequestsInAnySecond } from "../support/eutils/request-log.ts";
import { NCBI_RATE } from "../support/eutils/rate-limiter.ts";
import { startEutils } from "../support/eutils/start-eutils.ts";
import { impatientClient } from "./impatient.ts";
import { inventedRecords } from "./invented-record.ts";
import { EVERYTHING, openLab } from "./lab.ts";
import { syncProcess } from "./sync-process.ts";

test("two processes on one database together never ask more than three times in any second", async () => {
  const eutils = await startEutils({ records: inventedRecords(600), rate: NCBI_RATE });
  const folder = mkdtempSync(join(tmpdir(), "ketamine-digest-"));
  const url = `sqlite:${join(folder, "kd.db")}`;
  const store = openSqliteStore({ url });
  const client = impatientClient(eutils.url, store, undefined, 400);
  onTestFinished(async () => {
    await client.close();
    await eutils.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const other = syncProcess(eutils.url, url, 400);
  for (let times = 0; times < 10; times++) await client.count({ term: EVERYTHING });
  expect(await other.ended).toMatchObject({ state: "complete", new: 600, retries: 0 });
  expect(client.tally.retries).toBe(0);
  expect(maxRequestsInAnySecond(eutils.log)).toBeLessThanOrEqual(3);
}, 60_000);

test("a second process that wants to sync is told so in a sentence, and leaves no receipt", async () => {
  const lab = await openLab({ records: inventedRecords(1000), faults: { rates: { slow: 1 }, delayMs: 150 } });
  const first = lab.sync({ leaseMs: 800 });
  await expect(lab.sync({ leaseMs: 800 })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/^Another process .+ changed nothing\.$/) as string,
  });
  expect(await first).toMatchObject({ state: "complete", new: 1000 });
  expect(await lab.store.listRuns(10)).toHaveLength(1);
});

test("a process that lost its lease stops writing at once and leaves the receipt to nobody", async () => {
  const lab = await openLab({ records: inventedRecords(2000), faults: { rates: { slow: 1 }, delayMs: 50 } });
  const running = lab.sync({ leaseMs: 400 });
  const thief = await robbed(lab);
  const receipt = await running;
  const stored = (await lab.store.countStudies()).total;
  expect(receipt).toMatchObject({ state: "incomplete", error: expect.stringContaining("lease ran out") as string });
  expect(stored).toBeLessThan(2000);
  expect((await lab.store.listRuns(1))[0]).toMatchObject({ underWay: false, receipt: { state: "incomplete" } });
  await lab.store.releaseLease({ name: "sync", holder: thief });
  expect(await lab.sync()).toMatchObject({ state: "complete" });
  expect((await lab.store.countStudies()).total).toBe(2000);
});

/** Takes the lease as if the machine had slept past it. */
async function robbed({ store, now }: Awaited<ReturnType<typeof openLab>>): Promise<string> {
  while ((await store.countStudies()).total === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const later = new Date(now().getTime() + 10_000).toISOString();
  await store.takeLease({ name: "sync", holder: "thief", now: later, ttlMs: 60_000 });
  return "thief";
}
