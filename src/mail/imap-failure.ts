import type { ImapServer } from "./imap-server.ts";

/** The parts of imapflow's and Node's errors that say what happened. */
type Failure = {
  readonly message: string;
  readonly code?: unknown;
  readonly authenticationFailed?: unknown;
  readonly tlsFailed?: unknown;
  readonly mailboxMissing?: unknown;
  /** OpenSSL's own word, shorter than its message. */
  readonly reason?: unknown;
  readonly responseText?: unknown;
};

/** Why a mailbox cannot be read, in one sentence without the password; undefined for what is no failure of the server's. */
export function imapSentence(error: unknown, { host, port, folder }: ImapServer): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { message, code, authenticationFailed, tlsFailed, mailboxMissing, reason, responseText } = error as Failure;
  const where = `The mailbox for returned mail at ${host}:${port}`;
  if (authenticationFailed === true) return `${where} cannot be read: the server refuses the user or the password.`;
  if (tlsFailed === true || (typeof code === "string" && /CERT|TLS|SSL/.test(code)))
    return `${where} cannot be read: no encrypted connection (${typeof reason === "string" ? reason : message}).`;
  if (mailboxMissing === true) return `${where} has no folder ${folder}.`;
  if (typeof responseText === "string") return `${where} cannot be read: ${responseText.replace(/[\s.]+$/, "")}.`;
  return typeof code === "string" ? `${where} cannot be reached (${code}).` : undefined;
}
