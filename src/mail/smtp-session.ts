import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Outgoing, SendResult } from "./mailer.ts";
import { readFailure, type SmtpFailure } from "./smtp-answer.ts";

export type SmtpServer = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  /** How long the server may say nothing (RFC 5321 §4.5.3.2.6 allows it ten minutes after the last byte). */
  readonly patienceMs: number;
};

export type SmtpSession = {
  readonly usable: () => boolean;
  send(message: Outgoing, beforeLastByte: () => Promise<boolean>): Promise<SendResult>;
  close(): void;
};

/** Opens one session, logged in where the server has a user; a failure is an answer, not an exception. */
export async function openSession(server: SmtpServer): Promise<SmtpSession | SendResult> {
  const { host, port, secure, user, password = "", patienceMs } = server;
  const setUp = Math.min(patienceMs, 30_000);
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    connectionTimeout: setUp,
    greetingTimeout: setUp,
    socketTimeout: patienceMs,
    socketCloseTimeout: 1000,
  });
  const state = { usable: true };
  const broken = (): void => void (state.usable = false);
  connection.on("error", broken);
  connection.on("end", broken);

  try {
    await settled((done) => {
      connection.once("error", done);
      connection.connect(done);
    });
    if (user !== undefined)
      await settled((done) => {
        connection.login({ user, pass: password }, done);
      });
  } catch (error) {
    connection.close();
    return readFailure(error as SmtpFailure, false);
  }

  return {
    usable: () => state.usable,

    async send(message, beforeLastByte) {
      const body = lateEnding(message.raw, beforeLastByte);
      const envelope = { from: message.from, to: [message.to], size: message.raw.length };
      try {
        const answer = await new Promise<string>((resolve, reject) => {
          connection.send(envelope, body.stream, (error, info) => {
            if (error === null) resolve(info.response);
            else reject(error);
          });
        });
        return { kind: "accepted", answer };
      } catch (error) {
        if (body.reached() === "withdrawn") {
          // The last byte was kept back: without it the server must forget what it got (RFC 5321 §4.1.1.4).
          state.usable = false;
          connection.close();
          return { kind: "withdrawn" };
        }
        if (state.usable) await recover(connection, state);
        return readFailure(error as SmtpFailure, body.reached() === "handed-over");
      }
    },

    close() {
      if (state.usable) connection.quit();
      else connection.close();
    },
  };
}

/** A refused recipient leaves a transaction open; RSET ends it, or the session is not used again. */
async function recover(connection: SMTPConnection, state: { usable: boolean }): Promise<void> {
  try {
    await settled((done) => {
      connection.reset(done);
    });
  } catch {
    state.usable = false;
    connection.close();
  }
}

function settled(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** The message as a stream that asks for leave before its last bytes: until they are out, nothing can have been accepted. */
function lateEnding(raw: Buffer, beforeLastByte: () => Promise<boolean>) {
  let reached: "begun" | "handed-over" | "withdrawn" = "begun";
  const ending = Math.max(0, raw.length - 2);
  const finish = async (): Promise<void> => {
    if (await beforeLastByte()) {
      reached = "handed-over";
      stream.push(raw.subarray(ending));
      stream.push(null);
    } else {
      reached = "withdrawn";
      stream.destroy(new Error("withdrawn"));
    }
  };
  let asked = false;
  const stream: Readable = new Readable({
    highWaterMark: raw.length + 1,
    read() {
      if (asked) return;
      asked = true;
      stream.push(raw.subarray(0, ending));
      finish().catch((error: unknown) => {
        reached = "withdrawn";
        stream.destroy(error instanceof Error ? error : new Error(String(error)));
      });
    },
  });
  return { stream, reached: () => reached };
}
