import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, test } from "vitest";
import { messageKinds, useKinds } from "../../src/web/message-kinds.ts";

test("Express finds requests and responses as it wants them, and leaves them the kind they are", async () => {
  const kinds = messageKinds();
  const app = express();
  useKinds(app, kinds);
  app.get("/", (request, response) => {
    response.json({ host: request.get("host")?.startsWith("127."), name: request.query["name"], app: request.app === app });
  });
  const changed: boolean[] = [];
  const server = createServer(kinds, (request, response) => {
    const asked: unknown = Object.getPrototypeOf(request);
    const answer: unknown = Object.getPrototypeOf(response);
    app(request, response);
    changed.push(Object.getPrototypeOf(request) !== asked, Object.getPrototypeOf(response) !== answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?name=a`);
  expect(await answer.json()).toEqual({ host: true, name: "a", app: true });
  expect(changed).toEqual([false, false]);
  server.closeAllConnections();
  server.close();
});
