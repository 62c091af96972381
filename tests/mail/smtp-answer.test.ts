import { describe, expect, test } from "vitest";
import { readFailure } from "../../src/mail/smtp-answer.ts";

describe("what a server's answer means", () => {
  test.each([
    ["RCPT TO", 550, "550 5.1.1 no such user", { kind: "refused", hard: true }],
    ["RCPT TO", 550, "550 5.1.10 null MX", { kind: "refused", hard: true }],
    ["RCPT TO", 550, "550 5.2.1 mailbox disabled", { kind: "refused", hard: true }],
    ["RCPT TO", 550, "550 No such user here", { kind: "refused", hard: true }],
    ["RCPT TO", 552, "552 5.2.2 mailbox full", { kind: "refused", hard: false }],
    ["RCPT TO", 550, "550 5.7.1 blocked by policy", { kind: "refused", hard: false }],
    ["DATA", 550, "550 5.7.515 access denied", { kind: "refused", hard: false }],
    ["DATA", 554, "554 5.6.0 content rejected", { kind: "refused", hard: false }],
    ["DATA", 550, "550 spam", { kind: "refused", hard: false }],
    ["RCPT TO", 451, "451 4.7.1 greylisted", { kind: "deferred", doubtful: false }],
    ["DATA", 452, "452 4.3.1 no space", { kind: "deferred", doubtful: false }],
    ["RCPT TO", 503, "503 bad sequence", { kind: "deferred", doubtful: false }],
    // The recipient has nothing to do with these: nobody may be suppressed for them.
    ["MAIL FROM", 550, "550 5.7.1 sender refused", { kind: "unreachable" }],
    ["AUTH PLAIN", 535, "535 5.7.8 bad credentials", { kind: "unreachable" }],
    ["CONN", 421, "421 4.3.2 shutting down", { kind: "unreachable" }],
    ["EHLO", 550, "550 go away", { kind: "unreachable" }],
  ])("%s %i %s", (command, responseCode, response, meaning) => {
    expect(readFailure({ message: "x", command, responseCode, response }, true)).toMatchObject(meaning);
  });

  test("silence after the last byte is doubt; before it, only a server that cannot be reached", () => {
    expect(readFailure({ message: "Timeout", command: "CONN" }, true)).toMatchObject({ kind: "deferred", doubtful: true });
    expect(readFailure({ message: "Timeout", command: "CONN" }, false)).toMatchObject({ kind: "unreachable" });
  });
});
