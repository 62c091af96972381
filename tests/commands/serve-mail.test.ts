import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { deliveryReport, tokenOf } from "../support/delivery-report.ts";
import { startDovecot, whyNoDovecot } from "../support/dovecot.ts";
import { inventedStudies } from "../support/invented-studies/invented-studies.ts";
import { linksOf, readMail } from "../support/read-mail.ts";
import { lineOf, runCommand, startCommand } from "../support/run-command.ts";
import { smtpError, startSmtpSink } from "../support/smtp-sink.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const NOWHERE = "http://127.0.0.1:1/";
const why = whyNoDovecot();
if (why !== undefined) console.log(`skipped: a server that reads its mailbox (${why})`);

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waits = 0; !(await isSo()); waits += 1) {
    if (waits > 600) throw new Error("It did not happen within a minute.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The program, serving; `said` is all it wrote so far. */
async function serving(env: Readonly<Record<string, string>>) {
  const child = startCommand(["serve"], { PORT: "0", EUTILS_URL: NOWHERE, LANDMARKS: "off", ...env });
  const pieces: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece: Buffer) => pieces.push(piece.toString("utf8")));
  const ended = new Promise((resolve) => child.once("close", resolve));
  onTestFinished(() => void child.kill("SIGKILL"));
  const [, url = ""] = await lineOf(child, /listening on (http:\/\/localhost:\d+)/);
  return {
    url,
    said: () => pieces.join(""),
    async stop() {
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
    },
  };
}

test("the log of subscribing, refusals, an issue, leaving and erasing holds no address, no search and no token", async () => {
  const refuse = (address: string) =>
    address.includes("refused") ? smtpError(550, `5.1.1 <${address}>: no such user`) : undefined;
  const sink = await startSmtpSink({ atRecipient: refuse });
  const folder = temporaryFolder();
  const env = {
    DATABASE_URL: `sqlite:${join(folder, "test.db")}`,
    SMTP_URL: sink.url,
    LANDMARKS: "off",
    LOG_LEVEL: "trace",
    SCHEDULER: "off",
    ADMIN_TOKEN: "operators-token",
  };
  const today = new Date().toISOString().slice(0, 10);
  const file = join(folder, "studies.xml");
  writeFileSync(file, `<PubmedArticleSet>${[...inventedStudies({ count: 20, seed: 3, today })].join("\n")}</PubmedArticleSet>`);
  await runCommand(["import", file], env);
  const server = await serving(env);
  const post = (path: string, fields: Record<string, string> = {}) =>
    fetch(server.url + path, { method: "POST", body: new URLSearchParams(fields) });
  const mailTo = (address: string) => sink.received.findLast(({ to }) => to === address)?.raw ?? "";

  await post("/subscribe", { email: "secret.reader@example.org", q: "secretsearch OR ketamine" });
  await post("/subscribe", { email: "refused.reader@example.org" });
  await until(() => mailTo("secret.reader@example.org") !== "" && server.said().includes("refused"));
  const confirmation =
    linksOf(readMail(mailTo("secret.reader@example.org"))).find((link) => link.includes("/subscription/")) ?? "";
  await post(`${new URL(confirmation).pathname}/confirm`);
  await runCommand(["subscribers", "add", "--confirmed", "refused.reader@example.org"], env);
  const digest = await runCommand(["digest"], env);
  expect(digest).toMatchObject({ code: 1, stderr: expect.stringContaining("1 mail was refused") as string });
  const links = linksOf(readMail(mailTo("secret.reader@example.org"))).filter((link) => link.includes("/subscription/"));
  const tokens = links.flatMap((link) => /\/subscription\/([\w-]{45})/.exec(link)?.[1] ?? []);
  const tokenOf = (letter: string) => tokens.find((token) => token.startsWith(letter)) ?? "";
  await fetch(`${server.url}/studies?q=secretsearch`);
  await fetch(`${server.url}/bounces`, {
    method: "POST",
    body: JSON.stringify({ address: "secret.reader@example.org", kind: "soft", reason: "secret.reader is full" }),
    headers: { "content-type": "application/json", authorization: "Bearer operators-token" },
  });
  expect((await post(`/subscription/${tokenOf("u")}/unsubscribe`, { "List-Unsubscribe": "One-Click" })).status).toBe(200);
  expect((await post(`/subscription/${tokenOf("m")}/erase`)).status).toBe(200);
  await server.stop();

  const log = server.said() + digest.stderr;
  expect(log).toContain('"msg":"request"');
  for (const secret of ["reader", "secretsearch", "operators-token", ...tokens]) {
    expect(log).not.toContain(secret);
  }
  await sink.close();
}, 240_000);

test.skipIf(why !== undefined)(
  "a server reads its mailbox at start and on, and tells a trouble with it once, without the password",
  async () => {
    const dovecot = await startDovecot();
    const url = `sqlite:${join(temporaryFolder(), "test.db")}`;
    const env = {
      DATABASE_URL: url,
      SMTP_URL: "smtp://127.0.0.1:1",
      LANDMARKS: "off",
    };
    await runCommand(["subscribers", "add", "--confirmed", "hard@example.org"], env);
    const store = openSqliteStore({ url });
    dovecot.deliver(deliveryReport({ to: "hard@example.org", token: await tokenOf(store, "hard@example.org") }));
    await store.close();
    const server = await serving({ ...env, IMAP_URL: dovecot.url });
    await until(() => server.said().includes('"msg":"returned mail"'));
    await server.stop();
    expect((await runCommand(["subscribers", "list"], env)).stdout).toContain("hard@example.org\tsuppressed");
    expect(dovecot.unread()).toBe(0);
    // The week that waits for a first sync is told once, though both the timetable and the look every ten minutes find it.
    expect(server.said().match(/"kind":"waiting"/g)).toHaveLength(1);

    const locked = await serving({ ...env, IMAP_URL: dovecot.url.replace("secret", "wrongword") });
    await until(() => locked.said().includes("refuses the user or the password"));
    await locked.stop();
    expect(locked.said()).not.toContain("wrongword");
  },
  240_000,
);
