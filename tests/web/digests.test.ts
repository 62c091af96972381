import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store } from "../../src/store/ports.ts";
import { digestLab, retraction, RETRACTED, trial, type DigestLab } from "../digest/digest-lab.ts";
import { linksOf, partOf, readMail } from "../support/read-mail.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";

let lab: DigestLab;
let web: WebServer;

beforeEach(async () => {
  lab = await digestLab();
  const store: Store = { ...lab.store, close: () => Promise.resolve() };
  web = await startWebServer([], { store, publicUrl: "https://digest.example.org", clock: lab.needs.now });
});
afterEach(() => web.stop());

const page = async (path: string) => {
  const answer = await fetch(web.url + path);
  return { status: answer.status, text: await answer.text() };
};

test("before the first issue the archive says so", async () => {
  const { status, text } = await page("/digests");
  expect(status).toBe(200);
  expect(text).toContain("No issue has been composed yet");
  expect((await page("/digests/2026-W47")).status).toBe(404);
  expect((await page("/digests/nonsense")).status).toBe(404);
});

test("an issue stands under its week with what the mail said, and keeps standing as it was", async () => {
  await lab.subscribe("ann@example.org");
  await lab.sync([trial(1), trial(2)]);
  await lab.run();
  const { status, text } = await page("/digests/2026-W47");
  expect(status).toBe(200);
  const mail = partOf(readMail(lab.sink.received[0]?.raw ?? ""), "text/html");
  for (const words of [
    "Week 47 of 2026",
    "2 new studies, entered into PubMed between 16 and 22 Nov 2026",
    "invented randomised trial 2",
  ]) {
    expect(text).toContain(words);
    expect(mail).toContain(words);
  }
  lab.setTime("2026-11-26T05:00:00.000Z");
  await lab.sync([trial(1, "2026-11-18", { title: ["Another title altogether."] })]);
  expect((await page("/digests/2026-W47")).text).toContain("invented randomised trial 1");
  expect((await page("/digests")).text).toMatch(
    /href="\/digests\/2026-W47">Week 47 of 2026<\/a> · 16 to 22 Nov 2026 · 2 new studies/,
  );
});

test("a retraction is marked in the issue that carried the study, and told in the next, on the page and in the feed", async () => {
  await lab.sync([trial(1), trial(2)]);
  await lab.run();
  const feedBefore = (await page("/digests.atom")).text;
  lab.setTime("2026-11-26T05:00:00.000Z");
  await lab.sync([trial(1, "2026-11-18", { ...retraction, status: RETRACTED })]);
  lab.setTime("2026-11-30T07:00:00.000Z");
  await lab.sync();
  await lab.run();
  const old = (await page("/digests/2026-W47")).text;
  expect(old).toContain("1 study of this issue changed since it was sent");
  expect(old).toMatch(/label-alarm">Retracted/);
  expect((await page("/digests/2026-W48")).text).toContain("What changed about earlier studies");
  const feed = (await page("/digests.atom")).text;
  expect(feedBefore).toContain("<updated>2026-11-23T07:00:00.000Z</updated>");
  const entries = feed.split("<entry>");
  expect(entries).toHaveLength(3);
  expect(entries[2]).toContain("<published>2026-11-23T07:00:00.000Z</published>");
  expect(entries[2]).toContain("<updated>2026-11-26T05:00:00.000Z</updated>");
  expect(entries[1]).toContain("Retracted.");
});

test("the feed is good XML with permanent ids, read by a feed reader", async () => {
  await lab.sync([trial(1, "2026-11-18", { title: ["Ketamine & <depression> \u0007"] })]);
  await lab.run();
  const { text } = await page("/digests.atom");
  const program =
    "import sys, json, feedparser; f = feedparser.parse(sys.stdin.buffer.read()); print(json.dumps([f.bozo, [e.id for e in f.entries], f.entries[0].content[0].value]))";
  let read: [boolean | number, string[], string];
  try {
    read = JSON.parse(
      execFileSync("/usr/bin/python3", ["-c", program], { input: text, stdio: ["pipe", "pipe", "ignore"] }).toString(),
    ) as typeof read;
  } catch {
    console.log("skipped: reading the feed with feedparser (needs /usr/bin/python3 with python3-feedparser)");
    return;
  }
  expect(Boolean(read[0])).toBe(false);
  expect(read[1]).toEqual(["tag:digest.example.org,2026:digest-2026-W47"]);
  expect(read[2]).toContain("Ketamine &amp; &lt;depression&gt;");
});

test("the issue of one's own search stands under an address nobody can guess, and in no list", async () => {
  await lab.subscribe("ann@example.org", { profile: { query: "suicide", most: 1 } });
  const about = { title: ["Ketamine and suicide: invented."] };
  await lab.sync([trial(1, "2026-11-18", about), trial(2, "2026-11-18", about), trial(3)]);
  await lab.run();
  const mail = readMail(lab.sink.received[0]?.raw ?? "");
  const own = new URL(linksOf(mail).find((link) => /\/digests\/2026-W47\/[\w-]{22}$/.test(link)) ?? "https://x/none").pathname;
  const { status, text } = await page(own);
  expect(status).toBe(200);
  expect(text).toContain('name="robots" content="noindex"');
  expect(text.match(/<article class="study">/g)).toHaveLength(2);
  expect((await page("/digests")).text).not.toContain(own);
  expect((await page(own.replace(/.$/, (last) => (last === "A" ? "B" : "A")))).status).toBe(404);
  expect((await page(own.replace("W47", "W46"))).status).toBe(404);
});
