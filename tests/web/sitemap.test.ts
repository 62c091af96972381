import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { parseXml } from "../../src/pubmed/xml.ts";
import { incoming } from "../support/study-factory.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";

let server: WebServer;
const get = async (path: string) => {
  const response = await fetch(server.url + path);
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
};
const places = (xml: string): string[] => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place = ""]) => place);

beforeAll(async () => {
  server = await startWebServer(
    [91000001, 91000002, 91000003].map((pmid) => incoming({ pmid: toPmid(String(pmid)), entered: "2026-11-20" })),
  );
  await server.store.markDeleted([toPmid("91000002")], "2026-11-22T05:00:00.000Z");
});
afterAll(() => server.stop());

describe("sitemaps", () => {
  test("robots.txt leads to the index, the index to files that are there, and every page they name answers", async () => {
    const robots = await get("/robots.txt");
    const index = /^Sitemap: (\S+)$/m.exec(robots.text)?.[1] ?? "";
    expect(index).toMatch(/^https?:\/\/[^/]+\/sitemap\.xml$/);
    const base = index.slice(0, -"/sitemap.xml".length);
    const files = places((await get("/sitemap.xml")).text);
    expect(files).toEqual([`${base}/sitemaps/pages.xml`, `${base}/sitemaps/studies-1.xml`]);
    for (const file of files) {
      const { status, type, text } = await get(file.slice(base.length));
      expect({ status, type }).toEqual({ status: 200, type: "application/xml; charset=utf-8" });
      expect(() => parseXml(text)).not.toThrow();
      for (const place of places(text)) expect([place, (await get(place.slice(base.length))).status]).toEqual([place, 200]);
    }
  });

  test("every live study stands in them once, a deleted one does not", async () => {
    const studies = places((await get("/sitemaps/studies-1.xml")).text).map((place) => place.split("/").pop());
    expect(studies.sort()).toEqual(["91000001", "91000003"]);
  });

  test.each(["0", "2", "99999", "1e3", "zzz"])("no file %s: it is not found, in a sentence", async (page) => {
    const { status, text } = await get(`/sitemaps/studies-${page}.xml`);
    expect(status).toBe(404);
    expect(text).toContain("There is no such sitemap.");
  });
});
