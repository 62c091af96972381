import { withoutAddress } from "../domain/mail-address.ts";
import type { Mailer, Outgoing, SendResult } from "./mailer.ts";
import { openSession, type SmtpServer, type SmtpSession } from "./smtp-session.ts";

/** Servers end sessions that go on for ever; a new one costs little. */
const MESSAGES_A_SESSION = 200;
const PATIENCE_MS = 600_000;

/** "smtp://user:pass@host:port" or smtps: as its parts. */
export function readSmtpUrl(url: string, patienceMs = PATIENCE_MS): SmtpServer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === "" ? {} : { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
    patienceMs,
  };
}

function withoutRecipient(result: SendResult, { to }: Outgoing): SendResult {
  return "answer" in result ? { ...result, answer: withoutAddress(result.answer, to) } : result;
}

/**
 * A pool of sessions. Never tries twice by itself: whether and when to send again is the ledger's decision, or a message whose answer
 * was lost would go out twice behind its back.
 */
export function smtpMailer(server: SmtpServer, connections = 10): Mailer {
  const idle: { readonly session: SmtpSession; readonly sent: number }[] = [];

  const sendOn = async (
    session: SmtpSession,
    sent: number,
    message: Outgoing,
    beforeLastByte: () => Promise<boolean>,
  ): Promise<SendResult> => {
    const result = withoutRecipient(await session.send(message, beforeLastByte), message);
    if (session.usable() && sent + 1 < MESSAGES_A_SESSION) idle.push({ session, sent: sent + 1 });
    else session.close();
    return result;
  };

  return {
    connections,

    async send(message, beforeLastByte = () => Promise.resolve(true)) {
      for (let known = idle.pop(); known !== undefined; known = idle.pop()) {
        // The server may have ended it while it lay idle.
        if (known.session.usable()) return sendOn(known.session, known.sent, message, beforeLastByte);
      }
      const session = await openSession(server);
      return "kind" in session ? withoutRecipient(session, message) : sendOn(session, 0, message, beforeLastByte);
    },

    close() {
      for (const { session } of idle.splice(0)) session.close();
      return Promise.resolve();
    },
  };
}
