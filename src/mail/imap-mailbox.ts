import { ImapFlow } from "imapflow";
import { AppError } from "../domain/errors.ts";
import type { ImapServer } from "./imap-server.ts";
import { imapSentence } from "./imap-failure.ts";
import type { Mailbox } from "./mailbox.ts";

/** What a report says to machines stands before the mail that it returns; a returned mail may be as large as it likes. */
const MOST_BYTES = 512 * 1024;
/** Heads asked for at once. */
const AT_ONCE = 200;

/** One session for each reading: a mailbox that is looked into every few minutes need not be kept open. */
export function imapMailbox(server: ImapServer): Mailbox {
  // Unread messages that are none of ours, so that their heads are not fetched again every time. Another UIDVALIDITY makes all new.
  let known: { readonly validity: bigint; readonly uids: ReadonlySet<number> } = { validity: 0n, uids: new Set() };

  const read = async (client: ImapFlow, { wanted, take }: Parameters<Mailbox["readUnread"]>[0], signal: AbortSignal) => {
    const { uidValidity } = await client.mailboxOpen(server.folder);
    const found = await client.search({ seen: false }, { uid: true });
    const unread = Array.isArray(found) ? found : [];
    const passed = new Set(known.validity === uidValidity ? unread.filter((uid) => known.uids.has(uid)) : []);
    const fresh = unread.filter((uid) => !passed.has(uid)).sort((a, b) => a - b);
    for (let at = 0; at < fresh.length; at += AT_ONCE) {
      const heads = await client.fetchAll(
        fresh.slice(at, at + AT_ONCE).join(","),
        { uid: true, headers: ["content-type", "subject"] },
        { uid: true },
      );
      for (const { uid, headers } of heads) {
        if (signal.aborted) return;
        const isOurs = wanted(headers?.toString("latin1") ?? "") && (await takeOne(client, uid, take));
        if (!isOurs) passed.add(uid);
      }
    }
    known = { validity: uidValidity, uids: passed };
  };

  return {
    async readUnread(visitor, signal) {
      const client = connectionTo(server);
      const stop = (): void => {
        client.close();
      };
      signal.addEventListener("abort", stop, { once: true });
      try {
        if (signal.aborted) return;
        await client.connect();
        await read(client, visitor, signal);
        await client.logout();
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof AppError) throw error;
        const sentence = imapSentence(error, server);
        if (sentence === undefined) throw error;
        throw new AppError("unavailable", sentence, { cause: error });
      } finally {
        signal.removeEventListener("abort", stop);
        client.close();
      }
    },
  };
}

async function takeOne(client: ImapFlow, uid: number, take: (message: string) => Promise<boolean>): Promise<boolean> {
  const message = await client.fetchOne(String(uid), { source: { start: 0, maxLength: MOST_BYTES } }, { uid: true });
  // Deleted by somebody else meanwhile.
  if (message === false || message.source === undefined) return false;
  if (!(await take(message.source.toString("utf8")))) return false;
  if (!(await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true }))) {
    throw new AppError("unavailable", "Messages in the mailbox for returned mail can be read but not marked as read.");
  }
  return true;
}

function connectionTo({ host, port, secure, user, password }: ImapServer): ImapFlow {
  const client = new ImapFlow({
    host,
    port,
    secure,
    // Credentials cross a network encrypted or not at all.
    ...(secure ? {} : { doSTARTTLS: !isLoopback(host) }),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 30_000,
    greetingTimeout: 15_000,
    socketTimeout: 120_000,
    maxLiteralSize: 4 * MOST_BYTES,
  });
  // Without a listener a connection that breaks would end the process; the command under way is rejected all the same.
  client.on("error", () => undefined);
  return client;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
