import { unlinkSync, writeFileSync } from "node:fs";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import { incoming } from "./study-factory.ts";

/**
 * A second process for the tests of the store: `node --import tsx tests/support/store-processes.ts ACTION DATABASE`.
 * It prints one line a step on stdout.
 */
const [action, url = ""] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const store = openSqliteStore({ url });

if (action === "save-for-ever") {
  say("ready");
  for (let batch = 0; ; batch += 1) {
    const studies = Array.from({ length: 100 }, (_, n) =>
      incoming({
        pmid: toPmid(String(1 + batch * 100 + n)),
        abstract: [{ text: ["Invented words for an abstract. ".repeat(200)] }],
      }),
    );
    await store.saveStudies(studies, new Date().toISOString());
    say(`saved ${batch}`);
  }
} else if (action === "claim-slots") {
  say("ready");
  for (let claimed = 0; claimed < 15;) {
    const wait = await store.claimRequestSlot({ now: Date.now(), gapMs: 40 });
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    else say(`claimed ${(claimed += 1)} ${Date.now()}`);
  }
} else if (action === "take-lease") {
  // Until each has had it often enough: on a slow machine one of them may find it taken for long.
  const held = `${url.slice("sqlite:".length)}.held`;
  for (let had = 0, attempt = 0; had < 80 && attempt < 20_000; attempt += 1) {
    const holder = String(process.pid);
    const { taken } = await store.takeLease({ name: "sync", holder, now: new Date().toISOString(), ttlMs: 60_000 });
    if (!taken) continue;
    had += 1;
    // A file that only one can make: the clocks of two processors need not agree to the microsecond.
    try {
      writeFileSync(held, holder, { flag: "wx" });
      say("had it alone");
      unlinkSync(held);
    } catch (error) {
      say(`had it beside another: ${String(error)}`);
    }
    await store.releaseLease({ name: "sync", holder });
  }
}
await store.close();
