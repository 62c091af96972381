import { createServer } from "node:http";

/** The peer of pages.ts: ready bytes by address and encoding, and 304 to whoever names a tag. Started by our-server.ts. */
const [upstream = "", ...paths] = process.argv.slice(2);
type Ready = { readonly headers: Record<string, string | number>; readonly body: Buffer };
const answers = new Map<string, Ready>();

for (const path of paths) {
  for (const encoding of ["identity", "gzip"]) {
    // Node's fetch would undo the compression, so the length and the bytes come from a request of our own.
    const response = await fetch(upstream + path, { headers: { "accept-encoding": "identity" } });
    const plain = Buffer.from(await response.arrayBuffer());
    const body = encoding === "gzip" ? (await import("node:zlib")).gzipSync(plain) : plain;
    answers.set(`${encoding} ${path}`, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-length": body.length,
        etag: '"raw"',
        ...(encoding === "gzip" && { "content-encoding": "gzip" }),
      },
      body,
    });
  }
}

const server = createServer((request, response) => {
  if (request.url === "/healthz") {
    response.end("ok");
    return;
  }
  const encoding = request.headers["accept-encoding"] === "gzip" ? "gzip" : "identity";
  const ready = answers.get(`${encoding} ${request.url ?? ""}`);
  if (ready === undefined) {
    response.writeHead(404).end();
  } else if (request.headers["if-none-match"] === undefined) {
    response.writeHead(200, ready.headers).end(ready.body);
  } else {
    response.writeHead(304, { etag: '"raw"' }).end();
  }
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => {
  server.closeAllConnections();
  server.close();
});
