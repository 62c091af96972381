import express, { Router } from "express";
import type { Request, Response } from "express";
import { AppError } from "../../domain/errors.ts";
import { confirm, erase, exportOwn, unsubscribe, update } from "../../subscription/act.ts";
import { askToSubscribe } from "../../subscription/ask.ts";
import { visit } from "../../subscription/visit.ts";
import { networkOf } from "../network.ts";
import { subscribePage, subscriptionPage, wishText } from "../pages/subscription-page.ts";
import { limitPosts } from "../post-limit.ts";
import type { Room } from "../room.ts";
import { readSubscriptionForm, textField } from "../subscription-form.ts";

/** Requests from one network in ten minutes; more comes from a machine. */
const MOST_REQUESTS = 30;
const UNKNOWN = "This link is not valid: it is incomplete, was changed, or belongs to a subscription that has been erased.";

type Fields = Readonly<Record<string, unknown>>;

export function subscriptionRoutes({ needs, respond, frame }: Room): Router {
  const { store, clock, siteName, onSubscribe } = needs;
  const acts = { store, now: clock };
  const form = express.urlencoded({ extended: false, limit: "64kb", parameterLimit: 200 });
  const limit = limitPosts(MOST_REQUESTS, "That was asked too often from your network. Please try again in ten minutes.");

  const show = (request: Request, response: Response, template: string, title: string, model: object): void => {
    const description = `Subscribing to ${siteName} by mail.`;
    const around = { title, description, address: undefined, section: undefined, freshness: undefined, noindex: true } as const;
    respond.live(request, response, template, { ...frame(around), ...model });
  };
  const done = (request: Request, response: Response, heading: string, ...sentences: readonly string[]): void => {
    show(request, response, "done", heading, { heading, sentences, link: undefined });
  };
  const look = async (request: Request<{ token: string }>, response: Response): Promise<void> => {
    const found = await visit(request.params.token, acts);
    if (found.kind === "unknown") throw new AppError("not_found", UNKNOWN);
    const page = subscriptionPage(found, request.params.token);
    show(request, response, "subscription", page.heading, page);
  };
  const from = (request: Request<{ token: string }>) => ({
    token: request.params.token,
    source: `mail link, ${networkOf(request.ip)}`,
  });

  return (
    Router()
      .get("/subscribe", (request, response) => {
        const { preferences } = readSubscriptionForm(request.query);
        show(request, response, "subscribe", "Subscribe by mail", {
          heading: `${siteName} by mail`,
          ...subscribePage(preferences),
        });
      })
      .post("/subscribe", limit, form, async (request, response) => {
        const fields = (request.body ?? {}) as Fields;
        const { preferences } = readSubscriptionForm(fields);
        // A field no person sees: whoever fills it in is a machine, and gets the same answer as everybody.
        if (textField(fields, "website") === "") {
          await askToSubscribe(
            { address: textField(fields, "email"), preferences, source: `form, ${networkOf(request.ip)}` },
            acts,
          );
          onSubscribe?.();
        }
        done(
          request,
          response,
          "Look into your mailbox",
          "If mail can be sent to this address, a message is on its way with a link to confirm. Nothing else is sent before you press the button there.",
          `You asked for ${wishText(preferences)}.`,
        );
      })
      .get("/subscription/:token", look)
      // Programs that do not know one-click open the header's address as a page; it must show, not act (RFC 8058 §3.2).
      .get("/subscription/:token/unsubscribe", look)
      .get("/subscription/:token/export", async (request, response) => {
        const own = await exportOwn(request.params.token, acts);
        response
          .set({ "Cache-Control": "no-store", "Content-Disposition": 'attachment; filename="subscription.json"' })
          .json(own);
      })
      .post("/subscription/:token/confirm", async (request, response) => {
        const { preferences } = await confirm(from(request), acts);
        done(
          request,
          response,
          "You are subscribed",
          `You will get ${wishText(preferences)}.`,
          "Every mail has a link with which to change, pause or end it.",
        );
      })
      .post("/subscription/:token/update", form, async (request, response) => {
        const change = readSubscriptionForm((request.body ?? {}) as Fields);
        await update(from(request), change, acts);
        const paused = change.state === "paused" ? "It is paused: nothing is sent until you change that." : "";
        done(request, response, "Your wishes are noted", `You asked for ${wishText(change.preferences)}. ${paused}`.trim());
      })
      .post("/subscription/:token/unsubscribe", async (request, response) => {
        const changed = await unsubscribe(from(request), acts);
        needs.log.info({ changed }, "unsubscribe");
        done(request, response, "You have left", "Nothing is sent to you any more.", "You can subscribe again at any time.");
      })
      .post("/subscription/:token/erase", async (request, response) => {
        await erase(from(request), acts);
        done(
          request,
          response,
          "You have been erased",
          "Your address, your wishes and the record of your consent are gone. Only if mail to you had bounced, a code remains by which we know not to write there again; the address cannot be read from it.",
        );
      })
  );
}

/**
 * RFC 8058: mail programs POST this without cookies, from wherever they are, and follow no redirect. It stands before the same-origin
 * check, and acts only on the body the RFC prescribes.
 */
export function oneClickRoute({ needs }: Pick<Room, "needs">): Router {
  const { store, clock, log } = needs;
  const asText = express.text({ type: () => true, limit: "8kb" });
  return Router().post("/subscription/:token/unsubscribe", asText, async (request, response, next) => {
    if (!isOneClick(request.body)) {
      next();
      return;
    }
    const changed = await unsubscribe({ token: request.params.token, source: "one-click" }, { store, now: clock });
    log.info({ changed }, "one-click unsubscribe");
    response.set("Cache-Control", "no-store").type("text/plain").send("You have left. Nothing is sent to you any more.\n");
  });
}

/** As a form of either encoding (RFC 8058 §3.2 allows both). */
function isOneClick(body: unknown): boolean {
  if (typeof body !== "string") return false;
  return /^List-Unsubscribe=One-Click\s*$/i.test(body) || /name="?List-Unsubscribe"?[^]*?\r?\n\r?\nOne-Click\r?\n/i.test(body);
}
