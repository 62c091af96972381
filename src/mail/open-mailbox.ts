import { imapMailbox } from "./imap-mailbox.ts";
import { readImapUrl } from "./imap-server.ts";
import type { Mailbox } from "./mailbox.ts";

export function openMailbox(imapUrl: string): Mailbox {
  return imapMailbox(readImapUrl(imapUrl));
}
