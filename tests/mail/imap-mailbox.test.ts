import { describe, expect, test } from "vitest";
import { openMailbox } from "../../src/mail/open-mailbox.ts";
import { startDovecot, whyNoDovecot } from "../support/dovecot.ts";

const why = whyNoDovecot();
if (why !== undefined) console.log(`skipped: reading a mailbox over IMAP (${why})`);

const never = new AbortController().signal;
const all = { wanted: () => true, take: () => Promise.resolve(true) };
const message = (subject: string, body = "Hello") => `From: a@example.org\r\nSubject: ${subject}\r\n\r\n${body}\r\n`;

describe.skipIf(why !== undefined)("a mailbox over IMAP", { timeout: 60_000 }, () => {
  test("each wanted message is handed over once, oldest first, and is read afterwards; the others stay unread", async () => {
    const dovecot = await startDovecot();
    for (const subject of ["report 1", "a letter", "report 2"]) dovecot.deliver(message(subject));
    const mailbox = openMailbox(dovecot.url);
    const taken: string[] = [];
    const unreadThen: number[] = [];
    const heads: string[] = [];
    const visitor = {
      wanted: (head: string) => (heads.push(head), head.includes("report")),
      take(text: string) {
        taken.push(text);
        unreadThen.push(dovecot.unread());
        return Promise.resolve(true);
      },
    };
    await mailbox.readUnread(visitor, never);
    expect(taken).toEqual([message("report 1"), message("report 2")]);
    // Nothing is marked before it was taken.
    expect(unreadThen).toEqual([3, 2]);
    expect(dovecot.unread()).toBe(1);

    // The letter's head is not even asked for again; what came since is.
    dovecot.deliver(message("report 3"));
    heads.length = 0;
    await mailbox.readUnread(visitor, never);
    expect(heads.map((head) => /Subject: ([^\r]*)/.exec(head)?.[1])).toEqual(["report 3"]);
    expect(taken).toHaveLength(3);
    expect(dovecot.count()).toBe(4);
  });

  test("a message whose taking fails or is declined stays unread, and so do those behind a failure", async () => {
    const dovecot = await startDovecot();
    for (const subject of ["1", "2", "3"]) dovecot.deliver(message(subject));
    const mailbox = openMailbox(dovecot.url);
    const take = (text: string) => (text.includes("Subject: 2") ? Promise.reject(new Error("disk full")) : Promise.resolve(true));
    await expect(mailbox.readUnread({ ...all, take }, never)).rejects.toThrow("disk full");
    expect(dovecot.unread()).toBe(2);
    await mailbox.readUnread({ ...all, take: () => Promise.resolve(false) }, never);
    expect(dovecot.unread()).toBe(2);
  });

  test("of a huge message only the beginning is fetched", async () => {
    const dovecot = await startDovecot();
    dovecot.deliver(message("huge", `${"x".repeat(998)}\r\n`.repeat(40_000)));
    const sizes: number[] = [];
    await openMailbox(dovecot.url).readUnread(
      {
        ...all,
        take(text) {
          sizes.push(text.length);
          return Promise.resolve(true);
        },
      },
      never,
    );
    expect(sizes).toEqual([512 * 1024]);
    expect(dovecot.unread()).toBe(0);
  });

  test("a stop ends the reading at once, between two messages or in the middle of one, without complaint", async () => {
    const dovecot = await startDovecot();
    for (let count = 0; count < 20; count += 1) dovecot.deliver(message("report"));
    const stop = new AbortController();
    let taken = 0;
    const take = () => {
      taken += 1;
      if (taken === 3) stop.abort();
      return Promise.resolve(true);
    };
    await openMailbox(dovecot.url).readUnread({ ...all, take }, stop.signal);
    expect(taken).toBe(3);
    expect(dovecot.unread()).toBeGreaterThanOrEqual(17);
    await openMailbox(dovecot.url).readUnread(all, stop.signal);
    expect(dovecot.unread()).toBeGreaterThanOrEqual(17);
  });

  test.each([
    ["a wrong password", (url: string) => url.replace("secret", "wrong"), /refuses the user or the password\.$/],
    ["a folder that is not there", (url: string) => url.replace("INBOX", "Nowhere"), /has no folder Nowhere\.$/],
    ["a server that is not there", () => "imap://a:b@127.0.0.1:1/", /127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)\.$/],
    [
      "TLS where there is none",
      (url: string) => url.replace("imap:", "imaps:"),
      /no encrypted connection \(wrong version number\)\.$/,
    ],
  ])("%s is told in one sentence, without the password", async (_, change, sentence) => {
    const dovecot = await startDovecot();
    const failure = await openMailbox(change(dovecot.url))
      .readUnread(all, never)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "unavailable", message: expect.stringMatching(sentence) as string });
    expect(String(failure)).not.toMatch(/secret|wrong@/);
  });

  test("a certificate that nobody vouches for is refused", async () => {
    const dovecot = await startDovecot();
    dovecot.deliver(message("report"));
    await expect(openMailbox(dovecot.tlsUrl).readUnread(all, never)).rejects.toThrow(
      "no encrypted connection (self-signed certificate).",
    );
    // Nor does the password cross the network without encryption: only this machine's own names do without STARTTLS.
    const elsewhere = dovecot.url.replace("127.0.0.1", "[::ffff:127.0.0.1]");
    await expect(openMailbox(elsewhere).readUnread(all, never)).rejects.toThrow(
      "no encrypted connection (self-signed certificate).",
    );
    expect(dovecot.log()).not.toContain("Login");
    expect(dovecot.unread()).toBe(1);
  });
});
