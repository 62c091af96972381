import { describe, expect, test } from "vitest";
import { readLeaveRequest, readMbox, readReport } from "../../src/digest/dsn.ts";

function report(fields: string, { type = "delivery-status", encoding = "" } = {}): string {
  return [
    "From: MAILER-DAEMON@mx.example",
    "Subject: Undelivered Mail",
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=${type};`,
    '\tboundary="b/1"',
    "",
    "This is a MIME-encapsulated message.",
    "",
    "--b/1",
    "Content-Type: text/plain",
    "",
    "I'm sorry.",
    "",
    "--b/1",
    `Content-Type: message/${type}`,
    ...(encoding === "" ? [] : [`Content-Transfer-Encoding: ${encoding}`]),
    "",
    encoding === "base64" ? Buffer.from(fields).toString("base64") : fields,
    "",
    "--b/1",
    "Content-Type: message/rfc822",
    "",
    "To: original@example.org",
    "Subject: Ketamine Digest",
    "",
    "Body",
    "--b/1--",
    "",
  ].join("\r\n");
}

const failed = (status: string, extra = "") =>
  `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ann@example.org\r\n${extra}Action: failed\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 ${status} said the\r\n server`;

describe("a delivery report", () => {
  test.each([
    ["5.1.1", "hard"],
    ["5.1.10", "hard"],
    ["5.2.1", "hard"],
    ["5.0.0", "hard"],
    ["5.2.2", "soft"],
    ["5.7.1", "soft"],
    ["4.4.7", "soft"],
  ])("of status %s is a %s bounce", (status, kind) => {
    expect(readReport(report(failed(status)))).toMatchObject([
      { address: "ann@example.org", kind, reason: `550 ${status} said the server` },
    ]);
  });

  test("names the address we wrote to, not the one it was forwarded to", () => {
    const news = readReport(report(failed("5.1.1", "Original-Recipient: rfc822;before@example.org\r\n")));
    expect(news?.[0]?.address).toBe("before@example.org");
  });

  test("of a delay, a success or a relay is no news", () => {
    for (const action of ["delayed", "delivered", "relayed"]) {
      expect(readReport(report(failed("4.4.1").replace("Action: failed", `Action: ${action}`)))).toEqual([]);
    }
  });

  test("may speak of several recipients, in base64, with bare line feeds", () => {
    const two = `${failed("5.1.1")}\r\n\r\nFinal-Recipient: rfc822; <bob@example.org>\r\nAction: failed\r\nStatus: 5.2.2`;
    expect(readReport(report(two, { encoding: "base64" }))?.map(({ address, kind }) => `${address} ${kind}`)).toEqual([
      "ann@example.org hard",
      "bob@example.org soft",
    ]);
    expect(readReport(report(two).replaceAll("\r\n", "\n"))).toHaveLength(2);
  });

  test("is known again by its own Message-ID and date, whatever the line ends, and told from another of the same words", () => {
    const dated = (id: string) =>
      `Message-ID: <${id}@mx.example>\r\nDate: Mon, 23 Nov 2026 08:00:00 +0000\r\n${report(failed("5.2.2"))}`;
    const markOf = (message: string) => readReport(message)?.[0]?.mark;
    expect(markOf(dated("1"))).toBe(markOf(dated("1").replaceAll("\r\n", "\n")));
    expect(markOf(dated("1"))).not.toBe(markOf(dated("2")));
  });

  test("is believed only in its machine part: an ordinary mail that quotes one is none", () => {
    expect(readReport(`Subject: Re: help\r\n\r\n${failed("5.1.1")}`)).toBeUndefined();
    expect(readReport("")).toBeUndefined();
    expect(readReport("Content-Type: multipart/report\r\n\r\nno boundary")).toBeUndefined();
  });
});

test("an abuse report (RFC 5965) is a complaint of the mail's recipient", () => {
  const fields = "Feedback-Type: abuse\r\nUser-Agent: Example/1.0\r\nVersion: 1";
  expect(readReport(report(fields, { type: "feedback-report" }))).toMatchObject([
    { address: "original@example.org", kind: "complaint", reason: "abuse" },
  ]);
});

test("an mbox is cut at its From lines, and quoted ones are restored", () => {
  const mbox = "From a Mon Nov 23\nSubject: 1\n\n>From here on\n\nFrom b Mon Nov 23\nSubject: 2\n\nBody\n";
  expect(readMbox(mbox)).toEqual(["Subject: 1\n\nFrom here on\n", "Subject: 2\n\nBody\n"]);
  expect(readMbox("Subject: alone\n\nBody")).toEqual(["Subject: alone\n\nBody"]);
});

test("a mail whose subject is unsubscribe and a token asks to leave; any other does not", () => {
  const token = `u${"x".repeat(44)}`;
  expect(readLeaveRequest(`From: a@b.c\r\nSubject: unsubscribe ${token}\r\n\r\n`)).toBe(token);
  expect(readLeaveRequest(`Subject: please unsubscribe ${token} now\r\n\r\n`)).toBeUndefined();
});
