import { createServer, request as ask } from "node:http";
import { buffer } from "node:stream/consumers";

/** The peer of pages.ts: for every path what ours answered, byte for byte with all its headers, plain, compressed and 304. Started by our-server.ts. */
const [upstream = "", ...paths] = process.argv.slice(2);
type Ready = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };

/** Node writes these by itself, and for the peer too. */
const BY_NODE: ReadonlySet<string> = new Set(["date", "connection", "keep-alive"]);

/** Without fetch, which would undo the compression. */
function answerOf(path: string, headers: Readonly<Record<string, string>>): Promise<Ready> {
  return new Promise((resolve, reject) => {
    ask(upstream + path, { headers }, (response) => {
      const kept = Object.entries(response.headers).filter(([name]) => !BY_NODE.has(name));
      buffer(response).then((body) => {
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
          body,
        });
      }, reject);
    })
      .on("error", reject)
      .end();
  });
}

const answers = new Map<string, { readonly whole: Ready; readonly unchanged: Ready }>();
for (const path of paths)
  for (const encoding of ["identity", "gzip"]) {
    const whole = await answerOf(path, { "accept-encoding": encoding });
    const unchanged = await answerOf(path, { "accept-encoding": encoding, "if-none-match": whole.headers["etag"] ?? "" });
    answers.set(`${encoding} ${path}`, { whole, unchanged });
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
    return;
  }
  const { status, headers, body } = request.headers["if-none-match"] === undefined ? ready.whole : ready.unchanged;
  response.writeHead(status, headers);
  response.end(status === 304 ? undefined : body);
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => {
  server.closeAllConnections();
  server.close();
});
