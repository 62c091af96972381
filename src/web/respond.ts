import type { IncomingMessage } from "node:http";
import type { Request, Response } from "express";
import type { Render } from "../render.ts";
import { readyAnswer, sendReady } from "./ready-answer.ts";
import type { ReadyAnswer } from "./ready-answer.ts";

/** Remembers an answer for the next reader of the same address. */
export type Keep = (request: IncomingMessage, answer: ReadyAnswer) => void;

/** How routes answer. `page`, `body`, `json` and `asset` are the same for everybody and may be kept; `live` is made anew each time. */
export type Respond = {
  page(request: Request, response: Response, template: string, model: object): void;
  /** A page whose body is ready: only what is around it is made. */
  body(request: Request, response: Response, bodyHtml: string, frame: object): void;
  json(request: Request, response: Response, value: unknown): void;
  document(request: Request, response: Response, type: string, body: string): void;
  asset(request: Request, response: Response, type: string, body: Buffer | string): void;
  live(request: Request, response: Response, template: string, model: object): void;
};

const YEAR = 31_536_000;

export function createRespond(render: Render, keep: Keep): Respond {
  const send = (request: Request, response: Response, type: string, cacheControl: string, body: Buffer | string): void => {
    response.set({ "Content-Type": type, "Cache-Control": cacheControl });
    const answer = readyAnswer(response.statusCode, response.getHeaders(), Buffer.from(body));
    if (response.statusCode === 200 && cacheControl !== "no-store") keep(request, answer);
    sendReady(answer, request, response);
  };
  const html = "text/html; charset=utf-8";

  return {
    // no-cache: a browser asks each time whether the page is still the same, and gets 304 where it is.
    page: (request, response, template, model) => {
      send(request, response, html, "no-cache", render(template, model));
    },
    body: (request, response, bodyHtml, frame) => {
      send(request, response, html, "no-cache", render.around(bodyHtml, frame));
    },
    json: (request, response, value) => {
      send(request, response, "application/json; charset=utf-8", "no-cache", JSON.stringify(value));
    },
    document: (request, response, type, body) => {
      send(request, response, type, "no-cache", body);
    },
    asset: (request, response, type, body) => {
      send(request, response, type, `public, max-age=${YEAR}, immutable`, body);
    },
    live: (request, response, template, model) => {
      send(request, response, html, "no-store", render(template, model));
    },
  };
}
