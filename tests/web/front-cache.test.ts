import { request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { chooseEncoding } from "../../src/web/accept-encoding.ts";
import { createFrontCache } from "../../src/web/front-cache.ts";
import { piece } from "../../src/web/pieces.ts";
import { readyAnswer } from "../../src/web/ready-answer.ts";
import { incoming } from "../support/study-factory.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

type Raw = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

let server: WebServer;

beforeEach(async () => {
  server = await startWebServer(tortureStudies);
});

afterEach(() => server.stop());

/** Without fetch's own decompression. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Raw> {
  return new Promise((resolve, reject) => {
    request(server.url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    })
      .on("error", reject)
      .end();
  });
}

describe.each(["first", "kept"])("the %s answer", (turn) => {
  beforeEach(async () => {
    if (turn === "kept") await ask("/studies");
  });

  test("has the same body in every encoding, and says that it varies", async () => {
    const plain = await ask("/studies");
    const gzip = await ask("/studies", { "accept-encoding": "gzip" });
    const brotli = await ask("/studies", { "accept-encoding": "gzip, deflate, br;q=0.9" });
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    expect(brotli.headers["content-encoding"]).toBe("br");
    for (const { headers, body } of [plain, gzip, brotli]) {
      expect(headers.vary).toBe("Accept-Encoding");
      expect(headers["content-length"]).toBe(String(body.length));
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
    }
    expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  test("is 304 without a body to whoever holds it", async () => {
    const { headers } = await ask("/studies", { "accept-encoding": "br" });
    const etag = headers.etag ?? "";
    for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await ask("/studies", { "accept-encoding": "br", "if-none-match": condition });
      expect(again.status).toBe(304);
      expect(again.body).toHaveLength(0);
      expect(again.headers.etag).toBe(etag);
      expect(again.headers["content-type"]).toBeUndefined();
    }
    expect((await ask("/studies", { "if-none-match": '"other"' })).status).toBe(200);
  });

  test("has for HEAD the headers of GET and no body", async () => {
    const get = await ask("/studies");
    const head = await ask("/studies", {}, "HEAD");
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect(head.headers["content-length"]).toBe(String(get.body.length));
    expect(head.headers.etag).toBe(get.headers.etag);
  });
});

test("a saved study is on the next page that is asked for", async () => {
  const before = await ask("/studies");
  await server.store.saveStudies(
    [incoming({ pmid: toPmid("90000050"), title: ["Newly saved and invented."] })],
    "2026-11-23T04:17:00.000Z",
  );
  const after = await ask("/studies");
  expect(before.body.toString()).not.toContain("Newly saved and invented");
  expect(after.body.toString()).toContain("Newly saved and invented");
  expect(after.headers.etag).not.toBe(before.headers.etag);
});

test("errors, and the page on freshness, are never kept", async () => {
  for (const path of ["/status", "/nowhere", "/studies/abc"]) {
    expect((await ask(path)).headers["cache-control"]).toBe("no-store");
    await ask(path);
  }
  expect(server.logged.filter(([level]) => level === "debug")).toHaveLength(0);
});

test("a kept page is not made again", async () => {
  await ask("/studies");
  await ask("/studies");
  expect(server.logged.map(([level]) => level)).toEqual(["info", "debug"]);
});

test("the stylesheet may be kept for a year under the name of its content, and is light, as the script is", async () => {
  const page = (await ask("/")).body.toString();
  const address = /href="(\/assets\/site\.[0-9a-f]{12}\.css)"/.exec(page)?.[1] ?? "";
  const { status, headers, body } = await ask(address);
  expect(status).toBe(200);
  expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(headers["content-type"]).toBe("text/css; charset=utf-8");
  expect(body.length).toBeLessThan(30_000);
  expect((await ask("/assets/site.000000000000.css")).status).toBe(404);
  const script = /src="(\/assets\/site\.[0-9a-f]{12}\.js)"/.exec(page)?.[1] ?? "";
  expect((await ask(script)).body.length).toBeLessThan(15_000);
});

describe("the cache itself", () => {
  const answer = (size: number) => readyAnswer(200, {}, piece(Buffer.alloc(size)));

  test("lets the least recently used go when it is full", () => {
    const cache = createFrontCache({ maxBytes: 15_000 });
    cache.find("1", "/");
    cache.keep("1", "/a", answer(2000));
    cache.keep("1", "/b", answer(2000));
    cache.find("1", "/a");
    cache.keep("1", "/c", answer(2000));
    expect(cache.find("1", "/b")).toBeUndefined();
    expect(cache.find("1", "/a")).toBeDefined();
    expect(cache.find("1", "/c")).toBeDefined();
  });

  test("does not keep an answer that was made from older data", () => {
    const cache = createFrontCache({ maxBytes: 15_000 });
    cache.find("1", "/");
    cache.find("2", "/");
    cache.keep("1", "/", answer(10));
    expect(cache.find("2", "/")).toBeUndefined();
  });

  test("does not keep what alone would fill it", () => {
    const cache = createFrontCache({ maxBytes: 15_000 });
    cache.find("1", "/");
    cache.keep("1", "/", answer(20_000));
    expect(cache.find("1", "/")).toBeUndefined();
  });
});

test.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br", "br"],
  ["gzip", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["br;q=0.0, gzip;q=0", "identity"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["GZIP ; q=0.5", "gzip"],
  ["brotli, xbr", "identity"],
])("whoever accepts %j is sent %s", (accepted, encoding) => {
  expect(chooseEncoding(accepted)).toBe(encoding);
});
