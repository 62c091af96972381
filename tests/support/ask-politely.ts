import { eutilsClient } from "../../src/pubmed/client.ts";
import { sleep } from "../../src/pubmed/clock.ts";
import { gapFor, pacer } from "../../src/pubmed/pace.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";

/** A process of its own that asks `times` counts as fast as it may: `ask-politely.ts BASE_URL DATABASE_URL TIMES [API_KEY]`. */
const [baseUrl = "", url = "", times = "0", apiKey] = process.argv.slice(2);
const store = openSqliteStore({ url });
const clock = { now: () => Date.now(), sleep };
const client = eutilsClient({
  baseUrl,
  apiKey,
  pace: pacer({ claim: (request) => store.claimRequestSlot(request), clock, gapMs: gapFor(apiKey) }),
  clock,
  random: Math.random,
  log: { warn: () => undefined },
});
for (let i = 0; i < Number(times); i++) await client.count({ term: "ketamine" });
await client.close();
await store.close();
