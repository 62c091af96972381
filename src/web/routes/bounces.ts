import express, { Router } from "express";
import type { Request, Response } from "express";
import { z } from "zod";
import { usualLimits } from "../../digest/deliver.ts";
import { readReport, type BounceNews } from "../../digest/dsn.ts";
import { takeNews } from "../../digest/returned-mail.ts";
import { AppError } from "../../domain/errors.ts";
import { readAddress } from "../../subscription/address.ts";
import { addressHash, signLink } from "../../subscription/link-token.ts";
import { requireToken } from "../require-token.ts";
import type { Room } from "../room.ts";

const NEWS = z.object({
  address: z.string().max(300),
  kind: z.enum(["hard", "soft", "complaint"]),
  reason: z.string().max(500).default(""),
  id: z.string().max(300).optional(),
});

/** What came back: JSON {address, kind, reason, id?} (the same id counts once), or the report itself as message/rfc822. Only for those who hold ADMIN_TOKEN. */
export function bounceRoute({ needs }: Pick<Room, "needs">): Router {
  const { store, clock, adminToken } = needs;
  const bodies = [express.json({ limit: "64kb" }), express.text({ type: ["message/*", "text/*", "multipart/*"], limit: "2mb" })];

  return Router().post("/bounces", requireToken(adminToken), ...bodies, async (request: Request, response: Response) => {
    const news = readNews(request.body, clock().toISOString());
    const { salt, signingKey } = await store.readLinkKeys();
    const suppressionOf = (address: string) => {
      const { key } = readAddress(address);
      return Promise.resolve({ key, hash: addressHash(key, salt) });
    };
    const leaveToken = (handle: string) => Promise.resolve(signLink("leave", handle, signingKey));
    const outcomes = [];
    for (const one of news) {
      const outcome = await takeNews(one, { store, suppressionOf, leaveToken, now: clock, softBounces: usualLimits.softBounces });
      outcomes.push({ kind: one.kind, outcome });
    }
    response.set("Cache-Control", "no-store").json({ outcomes });
  });
}

function readNews(body: unknown, at: string): readonly BounceNews[] {
  if (typeof body === "string") {
    const news = readReport(body);
    if (news === undefined) throw new AppError("invalid", "This message is not a delivery report or an abuse report.");
    return news.map((one) => ({ ...one, proof: "vouched" }));
  }
  const parsed = NEWS.safeParse(body);
  if (!parsed.success) throw new AppError("invalid", 'Send {"address", "kind": "hard"|"soft"|"complaint", "reason"}.');
  const { id = at, ...news } = parsed.data;
  return [{ ...news, mark: JSON.stringify(["webhook", id, news]), proof: "vouched" }];
}
