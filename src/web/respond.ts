import type { IncomingMessage } from "node:http";
import type { Request, Response } from "express";
import type { Render } from "../render.ts";
import { joined, piece } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { readyAnswer, sendReady } from "./ready-answer.ts";
import type { ReadyAnswer } from "./ready-answer.ts";

/** Remembers an answer for the next reader of the same address. */
export type Keep = (request: IncomingMessage, answer: ReadyAnswer) => void;

/** How routes answer. `page`, `body`, `json` and `asset` are the same for everybody and may be kept; `live` is made anew each time. */
export type Respond = {
  page(request: Request, response: Response, template: string, model: object): void;
  /** A page whose body is ready: only what is around it is made. */
  body(request: Request, response: Response, body: Piece, frame: object): void;
  json(request: Request, response: Response, value: unknown): void;
  document(request: Request, response: Response, type: string, body: string): void;
  asset(request: Request, response: Response, type: string, body: Buffer | string): void;
  live(request: Request, response: Response, template: string, model: object): void;
};

const YEAR = 31_536_000;

export function createRespond(render: Render, keep: Keep): Respond {
  const send = (request: Request, response: Response, type: string, cacheControl: string, body: Piece): void => {
    response.set({ "Content-Type": type, "Cache-Control": cacheControl });
    const answer = readyAnswer(response.statusCode, response.getHeaders(), body);
    if (response.statusCode === 200 && cacheControl !== "no-store") keep(request, answer);
    sendReady(answer, request, response);
  };
  const html = "text/html; charset=utf-8";

  return {
    // no-cache: a browser asks each time whether the page is still the same, and gets 304 where it is.
    page: (request, response, template, model) => {
      send(request, response, html, "no-cache", piece(render(template, model)));
    },
    body: (request, response, body, frame) => {
      const [head, tail] = render.around(frame);
      send(request, response, html, "no-cache", joined([head, body, tail]));
    },
    json: (request, response, value) => {
      send(request, response, "application/json; charset=utf-8", "no-cache", piece(JSON.stringify(value)));
    },
    document: (request, response, type, body) => {
      send(request, response, type, "no-cache", piece(body));
    },
    asset: (request, response, type, body) => {
      send(request, response, type, `public, max-age=${YEAR}, immutable`, piece(body));
    },
    live: (request, response, template, model) => {
      send(request, response, html, "no-store", piece(render(template, model)));
    },
  };
}
