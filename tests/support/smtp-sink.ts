import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type Received = { readonly to: string; readonly from: string; readonly raw: string; readonly id: string };

/** What the sink does with one recipient, decided at RCPT TO and at the end of the message. */
export type Mischief = {
  readonly atRecipient?: (address: string) => Error | undefined;
  /** "drop": the message is taken, and the connection lost before the answer. */
  readonly atEnd?: (address: string) => Error | "drop" | undefined;
  readonly delayMs?: () => number;
};

/** What smtp-server keeps of a client, as far as it takes to hang up on one. */
type Connection = { readonly session: { readonly id: string }; readonly _socket: { destroy(): void } };

export function smtpError(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** A real SMTP server that takes everything and remembers it. */
export async function startSmtpSink(mischief: Mischief = {}, options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    closeTimeout: 100,
    // Its strict parser knows no quoted local parts (RFC 5321 §4.1.2).
    lenientAddressParsing: true,
    ...options,
    onRcptTo({ address }, _session, done) {
      const wait = mischief.delayMs?.() ?? 0;
      const answer = () => {
        done(mischief.atRecipient?.(address));
      };
      if (wait > 0) setTimeout(answer, wait);
      else answer();
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const to = session.envelope.rcptTo[0]?.address ?? "";
        const fate = mischief.atEnd?.(to);
        if (fate instanceof Error) {
          done(fate);
          return;
        }
        const raw = Buffer.concat(pieces).toString("utf8");
        const from = session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
        received.push({ to, from, raw, id: /^Message-ID: <([^>]+)>/m.exec(raw)?.[1] ?? "" });
        if (fate !== "drop") {
          done(null);
          return;
        }
        const open = (server as unknown as { readonly connections: ReadonlySet<Connection> }).connections;
        for (const connection of open) if (connection.session.id === session.id) connection._socket.destroy();
      });
    },
  });
  // A client that is killed leaves a reset connection behind.
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

export type SmtpSink = Awaited<ReturnType<typeof startSmtpSink>>;
