import { syncOnce } from "../../src/ingest/sync.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { baseNeeds, impatientClient, timeoutsUnderFaults } from "./impatient.ts";

/** A process of its own that can be killed: one sync, its receipt on stdout. Arguments: E-utilities, database, query, gap in milliseconds. */
const [baseUrl = "", database = "", query = "", gapMs = "0"] = process.argv.slice(2);
const now = () => new Date();
const store = openSqliteStore({ url: database, clock: now });
const client = impatientClient(baseUrl, store, timeoutsUnderFaults, Number(gapMs));
try {
  const needs = { ...baseNeeds(store, now), holder: `child ${process.pid}`, eutils: client, landmarks: [] };
  process.stdout.write(`${JSON.stringify(await syncOnce({ query, leaseMs: 1000 }, needs))}\n`);
} finally {
  await client.close();
  await store.close();
}
