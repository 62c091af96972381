import type { SendResult } from "./mailer.ts";

/** The parts of nodemailer's error that say what happened and where. */
export type SmtpFailure = {
  readonly message: string;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
};

/** Enhanced status codes (RFC 3463) by which the mailbox itself is gone; 5.2.2 (full) and 5.7.x (policy) are not among them. */
const MAILBOX_GONE = /\b5\.(?:1\.(?:[0-6]|10)|2\.1)\b/;
const ENHANCED = /^\d{3}[ -]\d\.\d{1,3}\.\d{1,3}\b/;
/** What servers without enhanced codes say of a mailbox that does not exist (RFC 5321 §4.2.3, RFC 7504). */
const NO_MAILBOX = new Set([550, 551, 553, 556]);

/** What a failed attempt means. Only an answer about the recipient says something about the recipient. */
export function readFailure(failure: SmtpFailure, handedOver: boolean): SendResult {
  const { responseCode: code, command = "", response = "" } = failure;
  const answer = oneLine(response === "" ? failure.message : response);
  if (code === undefined) return handedOver ? { kind: "deferred", answer, doubtful: true } : { kind: "unreachable", answer };
  if (command === "CONN" && code === 421) return { kind: "unreachable", answer };
  const concernsMessage = command === "RCPT TO" || command === "DATA";
  if (!concernsMessage) return { kind: "unreachable", answer };
  if (code < 500 || code === 503) return { kind: "deferred", answer, doubtful: false };
  return { kind: "refused", answer, hard: isHard(code, response, command) };
}

function isHard(code: number, response: string, command: string): boolean {
  if (ENHANCED.test(response)) return MAILBOX_GONE.test(response);
  return command === "RCPT TO" && NO_MAILBOX.has(code);
}

/** Fit for a ledger: no line breaks, not endless. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 300);
}
