import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Seen = {
  readonly path: string;
  readonly form: URLSearchParams;
  readonly at: number;
  readonly headers: IncomingMessage["headers"];
};
export type Answer = (res: ServerResponse, seen: Seen) => void;

/** A server that gives the scripted answers in order, the last one for ever, and remembers what it was asked. */
export async function scriptedEutils(...script: [Answer, ...Answer[]]) {
  const seen: Seen[] = [];
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      const form = new URLSearchParams(Buffer.concat(parts).toString("utf8"));
      const asked = { path: req.url ?? "", form, at: performance.now(), headers: req.headers };
      seen.push(asked);
      const answer = script[Math.min(seen.length, script.length) - 1] ?? script[0];
      answer(res, asked);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/entrez/eutils/`,
    seen,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A plain answer. */
export function says(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return (res) => {
    res.writeHead(status, headers).end(body);
  };
}

export function foundIds(ids: readonly string[], count = ids.length): Answer {
  return says(
    200,
    JSON.stringify({
      header: { type: "esearch", version: "0.3" },
      esearchresult: {
        count: String(count),
        retmax: String(ids.length),
        retstart: "0",
        querykey: "1",
        webenv: "MCID_x",
        idlist: ids,
        querytranslation: '"ketamine"[MeSH Terms]',
      },
    }),
  );
}

export function records(...pmids: string[]): string {
  const articles = pmids.map(
    (pmid) => `<PubmedArticle><MedlineCitation><PMID Version="1">${pmid}</PMID></MedlineCitation></PubmedArticle>`,
  );
  return `<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "x.dtd">\n<PubmedArticleSet>${articles.join("")}</PubmedArticleSet>\n`;
}
