import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smtpError, startSmtpSink } from "../support/smtp-sink.ts";
import { inventedStudies } from "../support/invented-studies/invented-studies.ts";
import { runCommand } from "../support/run-command.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const TODAY = new Date().toISOString().slice(0, 10);

test("subscribers, a dry run, the week itself, and what came back, by hand", async () => {
  const folder = temporaryFolder();
  const sink = await startSmtpSink();
  const env = {
    DATABASE_URL: `sqlite:${join(folder, "test.db")}`,
    SMTP_URL: sink.url,
    LANDMARKS: "off",
    MAIL_FROM: "D <d@example.org>",
  };
  const file = join(folder, "studies.xml");
  writeFileSync(
    file,
    `<PubmedArticleSet>${[...inventedStudies({ count: 60, seed: 3, today: TODAY })].join("\n")}</PubmedArticleSet>`,
  );

  expect(await runCommand(["digest"], env)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("There has been no complete sync") as string,
  });
  expect((await runCommand(["import", file], env)).code).toBe(0);
  expect((await runCommand(["subscribers", "add", "ann@example.org", "nonsense"], env)).code).toBe(1);
  expect((await runCommand(["subscribers", "list"], env)).stdout).toBe("");
  expect((await runCommand(["subscribers", "add", "--confirmed", "ann@example.org"], env)).code).toBe(0);
  expect((await runCommand(["subscribers", "add", "new@example.org"], env)).code).toBe(0);
  const list = (await runCommand(["subscribers", "list"], env)).stdout;
  expect(list).toMatch(/^ann@example\.org\tactive\t\S+Z\nnew@example\.org\tpending\t\S+Z\n$/);

  const dry = JSON.parse((await runCommand(["digest", "--dry-run", "--json"], env)).stdout) as {
    mails: { to: string; studies: string[] }[];
  };
  expect(dry.mails.map(({ to }) => to)).toEqual(["ann@example.org"]);
  expect(sink.received.map(({ to }) => to)).toEqual(["new@example.org"]);
  const run = await runCommand(["digest", "--json"], env);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ sent: 1, failed: 0 });
  const mail = sink.received.find(({ to }) => to === "ann@example.org")?.raw ?? "";
  for (const pmid of dry.mails[0]?.studies ?? []) expect(mail.replaceAll("=\r\n", "")).toContain(`/studies/${pmid}`);
  expect(JSON.parse((await runCommand(["digest", "--json"], env)).stdout)).toMatchObject({ sent: 0 });

  const token = /subscription\/(u[\w-]{44})\/unsubscribe/.exec(mail)?.[1] ?? "";
  writeFileSync(join(folder, "leave.eml"), `From: ann@example.org\r\nSubject: unsubscribe ${token}\r\n\r\n`);
  expect((await runCommand(["bounces", join(folder, "leave.eml")], env)).stdout).toContain("unsubscribed: 1");
  expect((await runCommand(["subscribers", "list"], env)).stdout).toContain("ann@example.org\tleft\t");
  expect((await runCommand(["subscribers", "remove", "nobody@example.org"], env)).code).toBe(1);
  expect((await runCommand(["digest", "--week", "2026-W60"], env)).code).toBe(2);
  expect((await runCommand(["subscribers", "sing"], env)).code).toBe(2);
  await sink.close();
}, 240_000);

test("a dry run also shows what earlier runs put off, with what the server said, and sends none of it", async () => {
  const folder = temporaryFolder();
  const sink = await startSmtpSink({ atRecipient: () => smtpError(451, "4.7.1 come back later") });
  const env = {
    DATABASE_URL: `sqlite:${join(folder, "test.db")}`,
    SMTP_URL: sink.url,
    LANDMARKS: "off",
    MAIL_FROM: "D <d@example.org>",
  };
  const file = join(folder, "studies.xml");
  writeFileSync(
    file,
    `<PubmedArticleSet>${[...inventedStudies({ count: 20, seed: 3, today: TODAY })].join("\n")}</PubmedArticleSet>`,
  );
  await runCommand(["import", file], env);
  await runCommand(["subscribers", "add", "--confirmed", "ann@example.org"], env);
  expect(await runCommand(["digest"], env)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("1 mail was put off") as string,
  });
  const dry = await runCommand(["digest", "--dry-run"], env);
  expect(dry.stdout).toMatch(/^ann@example\.org: \d{4}-W\d\d, tried once, due \S+Z \(451 4\.7\.1 come back later\)$/m);
  const lines = (await runCommand(["digest", "--dry-run", "--json"], env)).stdout.trim().split("\n");
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
    week: null,
    mails: [{ to: "ann@example.org", state: "queued", attempts: 1 }],
  });
  expect(sink.received).toEqual([]);
  await sink.close();
}, 240_000);

test("without a mail server mails become files, one each however often it is asked", async () => {
  const { emlMailer } = await import("../../src/mail/eml-mailer.ts");
  const folder = join(temporaryFolder(), "outbox");
  const message = { from: "a@b.c", to: "ann@example.org", id: "1@b.c", raw: Buffer.from("Subject: x\r\n\r\nBody\r\n") };
  await emlMailer(folder).send(message);
  await emlMailer(folder).send(message);
  const files = readdirSync(folder);
  expect(files).toHaveLength(1);
  expect(readFileSync(join(folder, files[0] ?? ""), "utf8")).toContain("X-Envelope-To: ann@example.org");
});
