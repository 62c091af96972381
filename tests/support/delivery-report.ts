import type { Store } from "../../src/store/ports.ts";
import { readAddress } from "../../src/subscription/address.ts";
import { signLink } from "../../src/subscription/link-token.ts";

export type Report = {
  readonly to: string;
  readonly status?: string;
  readonly action?: string;
  /** Tells one report from another of the same words. */
  readonly id?: string;
  /** What the server returns of the mail. */
  readonly returned?: string;
  /** The token of its List-Unsubscribe, which only mails of ours have. */
  readonly token?: string;
};

/** A delivery report (RFC 3464) as Postfix writes it. */
export function deliveryReport({ to, status = "5.1.1", action = "failed", id = to, returned = "", token }: Report): string {
  return [
    "Return-Path: <>",
    "From: MAILER-DAEMON@mx.example (Mail Delivery System)",
    "To: digest@example.org",
    "Subject: Undelivered Mail Returned to Sender",
    "Date: Mon, 23 Nov 2026 08:00:00 +0000",
    `Message-ID: <${id}@mx.example>`,
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    "Content-Type: multipart/report; report-type=delivery-status;",
    '\tboundary="9B095B5ADSN=_01D/mx.example"',
    "",
    "This is a MIME-encapsulated message.",
    "",
    "--9B095B5ADSN=_01D/mx.example",
    "Content-Description: Notification",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "I'm sorry to have to inform you that your message could not be delivered.",
    "",
    "--9B095B5ADSN=_01D/mx.example",
    "Content-Description: Delivery report",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    "X-Postfix-Queue-ID: 9B095B5AD",
    "",
    `Final-Recipient: rfc822; ${to}`,
    `Original-Recipient: rfc822;${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${status.startsWith("4") ? "450" : "550"} ${status} <${to}>: not now`,
    "",
    "--9B095B5ADSN=_01D/mx.example",
    "Content-Description: Undelivered Message",
    "Content-Type: message/rfc822",
    "",
    `To: ${to}`,
    "Subject: Ketamine Digest",
    ...(token === undefined ? [] : [`List-Unsubscribe: <https://digest.example.org/subscription/${token}/unsubscribe>`]),
    "",
    returned,
    "--9B095B5ADSN=_01D/mx.example--",
    "",
  ].join("\r\n");
}

/** An abuse report (RFC 5965) of somebody who pressed "spam". */
export function abuseReport(to: string, token = ""): string {
  return deliveryReport({ to, token })
    .replace("report-type=delivery-status", "report-type=feedback-report")
    .replace("Content-Type: message/delivery-status", "Content-Type: message/feedback-report")
    .replace(/Reporting-MTA[^]*?Diagnostic-Code[^\r]*/, "Feedback-Type: abuse\r\nUser-Agent: Example/1.0\r\nVersion: 1");
}

/** What proves a report about this subscriber: the token that stands in every issue they were sent. */
export async function tokenOf(store: Pick<Store, "findSubscriber" | "readLinkKeys">, address: string): Promise<string> {
  const subscriber = await store.findSubscriber({ addressKey: readAddress(address).key });
  return signLink("leave", subscriber?.handle ?? "", (await store.readLinkKeys()).signingKey);
}
