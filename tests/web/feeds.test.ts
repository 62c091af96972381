import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { incoming } from "../support/study-factory.ts";
import { taggedStudies } from "../support/tagged-studies.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

const PARSE = `
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({"bozo": bool(feed.bozo), "version": feed.version, "title": feed.feed.title, "updated": feed.feed.updated,
  "entries": [{"id": e.id, "title": e.title, "link": e.link, "published": e.published, "updated": e.updated, "authors": len(e.authors)} for e in feed.entries]}))
`;
const python = spawnSync("/usr/bin/python3", ["-c", "import feedparser"]).status === 0;
const xmllint = spawnSync("xmllint", ["--version"]).error === undefined;
if (!python || !xmllint) console.warn("feeds are not judged: python3-feedparser or xmllint is not installed.");

let server: WebServer;

const get = async (path: string): Promise<string> => (await fetch(server.url + path)).text();

beforeAll(async () => {
  server = await startWebServer([
    ...taggedStudies,
    ...tortureStudies,
    incoming({ pmid: toPmid("91000090"), title: ["Control \u0001 and \ud800 half."], entered: "2026-11-23" }),
  ]);
});

afterAll(() => server.stop());

type Entry = {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly published: string;
  readonly updated: string;
};
type Parsed = { readonly bozo: boolean; readonly version: string; readonly updated: string; readonly entries: readonly Entry[] };

describe.skipIf(!python || !xmllint)("the Atom feed", () => {
  const parse = (xml: string): Parsed =>
    JSON.parse(spawnSync("/usr/bin/python3", ["-c", PARSE], { input: xml, encoding: "utf8" }).stdout) as Parsed;

  test("is well-formed to xmllint, and Atom 1.0 without complaint to feedparser", async () => {
    const xml = await get("/feed.atom");
    expect(spawnSync("xmllint", ["--noout", "--nonet", "-"], { input: xml, encoding: "utf8" }).stderr).toBe("");
    const feed = parse(xml);
    expect(feed).toMatchObject({ bozo: false, version: "atom10" });
    expect(feed.entries).toHaveLength(taggedStudies.length + tortureStudies.length + 1);
    expect(
      feed.entries.every(({ id, link }) => /^urn:pmid:\d+$/.test(id) && link.startsWith("https://digest.example.org/studies/")),
    ).toBe(true);
    expect(feed.updated).toBe(
      feed.entries
        .map(({ updated }) => updated)
        .sort()
        .at(-1),
    );
  });

  test("of a search has that search's studies, the newest first", async () => {
    const feed = parse(await get("/feed.atom?q=oral&tag=design:rct&sort=evidence"));
    expect(feed.entries.map(({ id }) => id.slice(-2))).toEqual(["15", "14", "13", "12", "11", "10"]);
  });

  test("of a search that finds nothing is a feed still", async () => {
    expect(parse(await get("/feed.atom?q=nothingofthekind"))).toMatchObject({ bozo: false, entries: [] });
  });

  test("a retraction is an update and stands in the title; new subject headings are not", async () => {
    const before = parse(await get("/feed.atom?q=91000004+91000005")).entries;
    const [cohort, mice] = [taggedStudies[3], taggedStudies[4]];
    if (cohort === undefined || mice === undefined) throw new Error("The studies are missing.");
    await server.store.saveStudies(
      [
        { ...incoming({ ...cohort.study, status: [{ kind: "retracted", signals: ["title-prefix"], related: [] }] }) },
        { ...incoming({ ...mice.study, mesh: [{ descriptor: "Mice", major: false, qualifiers: [] }] }) },
      ],
      "2026-11-23T05:00:00.000Z",
    );
    const after = parse(await get("/feed.atom?q=91000004+91000005")).entries;
    expect(after.map(({ id, published }) => [id, published])).toEqual(before.map(({ id, published }) => [id, published]));
    expect(after[0]).toMatchObject({ updated: "2026-11-23T05:00:00Z" });
    expect(after[0]?.title).toMatch(/^\[Retracted\]/);
    expect(after[1]).toEqual(before[1]);
  });
});

test("the JSON feed has version 1.1, string ids and absolute addresses", async () => {
  const feed = JSON.parse(await get("/feed.json?q=oral")) as Record<string, unknown>;
  expect(feed).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    feed_url: "https://digest.example.org/feed.json?q=oral",
    home_page_url: "https://digest.example.org/studies?q=oral",
  });
  expect(feed["items"]).toHaveLength(6);
});

test.each(["/feed.atom?q=oral", "/feed.json"])("%s is 304 to whoever holds it", async (path) => {
  const first = await fetch(server.url + path);
  const etag = first.headers.get("etag") ?? "";
  expect((await fetch(server.url + path, { headers: { "if-none-match": etag } })).status).toBe(304);
});
