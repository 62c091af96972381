import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Study } from "../../src/domain/study.ts";
import { incoming } from "../support/study-factory.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

const AHEAD: Partial<Study> = {
  pmid: toPmid("301"),
  title: ["Ketamine ahead of print."],
  publicationStatus: "aheadofprint",
};
const SOUND: Partial<Study> = { pmid: toPmid("302"), title: ["Esketamine, thought sound."] };
const LATER = "2026-11-23T05:00:00.000Z";

let server: WebServer;

beforeEach(async () => {
  server = await startWebServer([
    incoming(AHEAD),
    incoming(SOUND),
    incoming({ pmid: toPmid("303"), title: ["Unchanged."] }),
    incoming({ pmid: toPmid("304"), title: ["To be deleted."] }),
    incoming({ pmid: toPmid("305"), title: ["To be merged."] }),
  ]);
});

afterEach(() => server.stop());

async function get(path: string) {
  const response = await fetch(server.url + path);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function post(path: string, fields: readonly (readonly [string, string])[] = []) {
  const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]));
  const response = await fetch(server.url + path, { method: "POST", body, redirect: "manual" });
  return { status: response.status, text: await response.text(), location: response.headers.get("location") ?? "" };
}

const pick = (...pmids: readonly string[]) => [...pmids.map((pmid) => ["pmid", pmid] as const), ["format", "nbib"] as const];
const keep = async (...pmids: readonly string[]) => (await post("/exports", pick(...pmids))).location;
const save = (...studies: readonly Partial<Study>[]) =>
  server.store.saveStudies(
    studies.map((study) => incoming(study)),
    LATER,
  );

describe("a link to what was taken", () => {
  test("is made by its button alone: a download leaves nothing behind", async () => {
    expect((await post("/export", pick("301", "302"))).status).toBe(200);
    const { status, location } = await post("/exports", pick("301", "302"));
    expect(status).toBe(303);
    expect(location).toMatch(/^\/exports\/[A-Za-z0-9_-]{43}$/);
    const { text, headers } = await get(location);
    expect(text).toContain("<h1>Nothing has changed</h1>");
    expect(text).toContain("You took 2 studies as PubMed (.nbib)");
    expect([headers.get("cache-control"), text.includes('content="noindex"')]).toEqual(["no-store", true]);
  });

  test("shows the retraction first, then the erratum, then final pages, each in words, and what stayed", async () => {
    const address = await keep("303", "301", "302");
    await save(
      { ...AHEAD, publicationStatus: "ppublish", volume: "12", pages: { text: "132-42", first: "132", last: "142" } },
      {
        ...SOUND,
        status: [{ kind: "retracted", signals: ["correction-reference"], related: [toPmid("399")] }],
        corrections: [{ type: "RetractionIn", source: "J Invent. 2026;1:1", pmid: toPmid("399") }],
      },
    );
    const { text } = await get(address);
    expect(text).toContain("<h1>2 studies changed</h1>");
    const order = ["Retracted</span>", "Final: no longer ahead of print", "As you took them", "Unchanged"].map((part) =>
      text.indexOf(part),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(text).toContain("Retraction in: J Invent. 2026;1:1. PMID: 399");
    expect(text).toContain("Pages: <del>none</del> <ins>132-142</ins>");
    expect(text).toContain("Volume: <del>none</del> <ins>12</ins>");
  });

  test("names what PubMed deleted and what it merged", async () => {
    const address = await keep("304", "305");
    await server.store.markDeleted([toPmid("304"), toPmid("305")], LATER);
    await server.store.recordReplacement(toPmid("305"), toPmid("303"), LATER);
    const { text } = await get(address);
    expect(text).toContain("Deleted from PubMed");
    expect(text).toContain("To be deleted");
    expect(text).toContain("PubMed merged PMID 305 into this record.");
    expect(text).toContain("1 deleted study cannot be exported again.");
  });

  test("looked at any number of times, stays as it is", async () => {
    const address = await keep("301");
    await save({ ...AHEAD, volume: "12" });
    const first = await get(address);
    expect((await get(address)).text).toBe(first.text);
    expect(first.text).toContain("1 study changed");
  });

  test("exports again what changed, and counts from then on", async () => {
    const address = await keep("301", "303");
    await save({ ...AHEAD, volume: "12" });
    const again = await post(`${address}/again`, [
      ["format", "nbib"],
      ["only", "changed"],
    ]);
    expect([...again.text.matchAll(/^PMID- (\d+)/gm)].map(([, pmid]) => pmid)).toEqual(["301"]);
    const { text } = await get(address);
    expect(text).toContain("Nothing has changed");
    expect(text).toContain("You took 2 studies");
  });

  test("is gone when it is erased", async () => {
    const address = await keep("301");
    expect((await post(`${address}/erase`)).status).toBe(200);
    expect((await get(address)).status).toBe(404);
    expect((await post(`${address}/erase`)).status).toBe(404);
    expect((await post(`${address}/again`)).status).toBe(404);
  });

  test.each(["x", "A".repeat(43), "..%2f..", "A".repeat(300)])("that is forged (%s) is not found", async (token) => {
    expect((await get(`/exports/${token}`)).status).toBe(404);
  });

  test("stands in the store only as a hash, and not at all in the log", async () => {
    const address = await keep("301");
    const token = address.slice("/exports/".length);
    await get(address);
    expect(JSON.stringify(server.logged)).not.toContain(token);
    const hash = new Uint8Array(createHash("sha256").update(token).digest());
    expect((await server.store.findExport(hash))?.taken.map(({ pmid }) => pmid)).toEqual(["301"]);
  });

  test("also keeps a whole search", async () => {
    const page = await get("/export?q=ketamine[ti]");
    expect(page.text).toContain('name="search" value="whole"');
    const { location } = await post("/exports", [
      ["search", "whole"],
      ["q", "ketamine[ti]"],
      ["format", "ris"],
    ]);
    expect((await get(location)).text).toContain("You took 1 study as RIS");
  });

  test.each([
    [[["format", "ris"]], 400, "nothing to keep"],
    [[["pmid", "301"]], 404, "is not a format here"],
    [pick("301", "399"), 404, "Not stored here: PMID 399"],
    [
      [
        ["search", "whole"],
        ["q", "zebrafish"],
        ["format", "ris"],
      ],
      400,
      "finds nothing",
    ],
  ] as const)("is refused for %j with a sentence", async (fields, status, sentence) => {
    const answer = await post("/exports", fields);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(sentence);
  });

  test("is not made by the dozen", async () => {
    for (let made = 0; made < 30; made += 1) await keep("301");
    expect((await post("/exports", pick("301"))).status).toBe(429);
  });
});

test("what was kept three years ago is forgotten when the next is kept", async () => {
  const [old, young] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const kept = (at: string) => ({ at, format: "ris", taken: [] });
  await server.store.keepExport(old, kept("2023-11-01T00:00:00.000Z"), "2020-01-01T00:00:00.000Z");
  await server.store.keepExport(young, kept(LATER), "2023-11-23T00:00:00.000Z");
  expect(await server.store.findExport(old)).toBeUndefined();
  expect(await server.store.findExport(young)).toEqual(kept(LATER));
});
