import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMailbox, takeAllReturned, takeReturned } from "../../src/digest/returned-mail.ts";
import { openMailbox } from "../../src/mail/open-mailbox.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { returnedNeeds } from "../../src/wiring-mail.ts";
import { abuseReport, deliveryReport, tokenOf } from "../support/delivery-report.ts";
import { startDovecot, whyNoDovecot } from "../support/dovecot.ts";
import { runCommand } from "../support/run-command.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { digestLab, trial } from "./digest-lab.ts";

const CHILD = fileURLToPath(new URL("returned-child.ts", import.meta.url));
const why = whyNoDovecot();
if (why !== undefined) console.log(`skipped: returned mail over IMAP (${why})`);

type Lab = Awaited<ReturnType<typeof digestLab>>;
const states = async (lab: Lab): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await lab.store.listSubscribers()).map(({ address, state }) => [address.split("@")[0] ?? "", state]));
const leaveToken = (raw: string) => /subscription\/(u[\w-]{44})\/unsubscribe/.exec(raw.replaceAll("=\r\n", ""))?.[1] ?? "";

describe("what came back", () => {
  test("is acted on, and whatever else a message says changes nothing", async () => {
    const lab = await digestLab();
    for (const name of ["hard", "soft", "angry", "late", "fine"]) await lab.subscribe(`${name}@example.org`);
    const proof = (name: string) => tokenOf(lab.store, `${name}@example.org`);
    const messages = [
      deliveryReport({ to: "hard@example.org", token: await proof("hard") }),
      deliveryReport({ to: "soft@example.org", status: "4.2.2", token: await proof("soft") }),
      deliveryReport({ to: "late@example.org", status: "4.4.1", action: "delayed" }),
      deliveryReport({ to: "nobody@example.org" }),
      deliveryReport({ to: "nowhere@" }),
      abuseReport("angry@example.org", await proof("angry")),
      "From: fine@example.org\r\nSubject: Thank you\r\n\r\nFinal-Recipient: rfc822; fine@example.org\r\nAction: failed\r\n",
    ];
    expect(await takeAllReturned(messages, returnedNeeds(lab.store))).toEqual({
      messages: 7,
      suppressed: 2,
      counted: 1,
      unknown: 2,
      left: 0,
      harmless: 1,
      other: 1,
    });
    expect(await states(lab)).toEqual({
      hard: "suppressed",
      soft: "active",
      angry: "suppressed",
      late: "active",
      fine: "active",
    });
  });

  test("counts once however often it is read, and the third of a row suppresses", async () => {
    const lab = await digestLab();
    await lab.subscribe("soft@example.org");
    const token = await tokenOf(lab.store, "soft@example.org");
    const read = (id: string) =>
      takeReturned(deliveryReport({ to: "soft@example.org", status: "5.2.2", id, token }), returnedNeeds(lab.store));
    for (const id of ["1", "1", "1", "2", "2"]) expect(await read(id)).toEqual(["counted"]);
    expect(await read("3")).toEqual(["suppressed"]);
  });

  test("is forgotten after a mail of which nothing came back, not because a relay took the next one", async () => {
    const lab = await digestLab();
    await lab.subscribe("full@example.org", {}, "2026-11-20T00:00:00.000Z");
    await lab.subscribe("once@example.org", {}, "2026-11-20T00:00:00.000Z");
    const bounce = async (name: string, id: string) => {
      const [to, needs] = [`${name}@example.org`, { ...returnedNeeds(lab.store), now: lab.needs.now }];
      return takeReturned(deliveryReport({ to, status: "5.2.2", id, token: await tokenOf(lab.store, to) }), needs);
    };
    for (const [week, day] of [
      [1, "23"],
      [2, "30"],
    ] as const) {
      lab.setTime(`2026-11-${day}T07:00:00.000Z`);
      await lab.sync([trial(week, `2026-11-${Number(day) - 3}`)]);
      expect(await lab.run()).toMatchObject({ sent: 2 });
      lab.setTime(`2026-11-${day}T09:00:00.000Z`);
      expect(await bounce("full", `full ${week}`)).toEqual(["counted"]);
      if (week === 1) expect(await bounce("once", "once 1")).toEqual(["counted"]);
    }
    for (const day of ["07", "14"]) {
      lab.setTime(`2026-12-${day}T07:00:00.000Z`);
      await lab.sync();
      await lab.run();
      lab.setTime(`2026-12-${day}T09:00:00.000Z`);
      if (day === "07") expect(await bounce("full", "full 3")).toEqual(["suppressed"]);
    }
    // Three more begin anew.
    expect(await bounce("once", "once 2")).toEqual(["counted"]);
    expect(await bounce("once", "once 3")).toEqual(["counted"]);
    expect(await bounce("once", "once 4")).toEqual(["suppressed"]);
  });

  test("that returns nothing of a mail of ours may be anybody's invention: it takes three weeks of them to end a subscription", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    await lab.subscribe("bob@example.org");
    const needs = { ...returnedNeeds(lab.store), now: lab.needs.now };
    const forged = [
      deliveryReport({ to: "ann@example.org", id: "1" }),
      deliveryReport({ to: "ann@example.org", id: "2", returned: "unsubscribe me" }),
      // A token of somebody else's, who wishes ann ill.
      deliveryReport({ to: "ann@example.org", id: "3", token: await tokenOf(lab.store, "bob@example.org") }),
      abuseReport("ann@example.org"),
    ];
    for (const day of ["2026-11-23", "2026-11-30"]) {
      lab.setTime(`${day}T09:00:00.000Z`);
      for (const message of forged) expect(await takeReturned(message, needs)).toEqual(["counted"]);
    }
    lab.setTime("2026-12-07T09:00:00.000Z");
    expect(await takeReturned(forged[0] ?? "", needs)).toEqual(["suppressed"]);
    expect(await states(lab)).toEqual({ ann: "suppressed", bob: "active" });
  });

  test("may be any bytes at all", async () => {
    const lab = await digestLab();
    const whole = deliveryReport({ to: "ann@example.org" });
    const needs = returnedNeeds(lab.store);
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "Content-Type: multipart/report; boundary=",
        "--",
        "\r\n\r\n",
        "\n",
        'boundary="',
        "Action: failed",
        "=\r\n",
        "\0",
      ),
      fc.nat(whole.length).map((at) => whole.slice(0, at)),
      fc.nat(whole.length).map((at) => whole.slice(at)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const outcomes = await takeReturned(pieces.join(""), needs);
        expect(outcomes.every((outcome) => outcome === "other" || outcome === "unknown" || outcome === "harmless")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["line ends", `Content-Type: multipart/report; boundary=x\r\n\r\n${"\n \t".repeat(150_000)}`],
    ["folded headers", `Content-Type: multipart/report;\r\n${" a\r\n".repeat(100_000)}\r\n\r\n`],
    ["boundaries", `Content-Type: multipart/report; boundary=x\r\n\r\n${"--x\r\n".repeat(100_000)}`],
    [
      "recipients",
      deliveryReport({ to: "ann@example.org" }).replace(
        "Reporting-MTA",
        `${"Action: failed\r\n\r\n".repeat(25_000)}Reporting-MTA`,
      ),
    ],
  ])("half a megabyte of %s is read in no time to speak of", async (_, message) => {
    const lab = await digestLab();
    const began = performance.now();
    await takeReturned(message, returnedNeeds(lab.store));
    // A tenth of a second on a quiet machine; what grows with the square would take minutes.
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe.skipIf(why !== undefined)("a mailbox that reports come back to", () => {
  test("is read: reports and requests to leave are stored and marked, letters and broken reports left for people", async () => {
    const dovecot = await startDovecot();
    const lab = await digestLab();
    for (const name of ["hard", "angry", "gone"]) await lab.subscribe(`${name}@example.org`, {}, "2026-11-20T00:00:00.000Z");
    await lab.sync([trial(1)]);
    await lab.run();
    const token = leaveToken(lab.sink.received.find(({ to }) => to === "gone@example.org")?.raw ?? "");
    const proof = (name: string) => tokenOf(lab.store, `${name}@example.org`);
    // What proves a report is what really stands in the headers of the issue.
    expect(token).toBe(await proof("gone"));
    const huge = `${"x".repeat(990)}\r\n`.repeat(30_000);
    dovecot.deliver(deliveryReport({ to: "hard@example.org", returned: huge, token: await proof("hard") }));
    dovecot.deliver(abuseReport("angry@example.org", await proof("angry")));
    dovecot.deliver(`From: gone@example.org\r\nSubject: unsubscribe ${token}\r\n\r\n`);
    dovecot.deliver("From: fan@example.org\r\nSubject: Thank you\r\n\r\nIt helps.\r\n");
    dovecot.deliver(deliveryReport({ to: "x@example.org" }).replace(/Final-Recipient[^]*/, ""));
    const tally = await readMailbox(openMailbox(dovecot.url), new AbortController().signal, returnedNeeds(lab.store));
    expect(tally).toMatchObject({ messages: 4, suppressed: 2, left: 1, other: 1 });
    expect(await states(lab)).toEqual({ hard: "suppressed", angry: "suppressed", gone: "left" });
    expect(dovecot.unread()).toBe(2);
  });

  test("loses no report and counts none twice, wherever the reading process is killed", async () => {
    const dovecot = await startDovecot();
    const file = join(temporaryFolder(), "digest.db");
    const lab = await digestLab({ store: openSqliteStore({ url: `sqlite:${file}` }) });
    const names = Array.from({ length: 8 }, (_, index) => `soft${index}@example.org`);
    for (const name of names) {
      await lab.subscribe(name);
      dovecot.deliver(deliveryReport({ to: name, status: "5.2.2", token: await tokenOf(lab.store, name) }));
    }
    const child = async (moment: string, nth: number) => {
      const started = spawn(process.execPath, ["--import", "tsx", CHILD, `sqlite:${file}`, dovecot.url, moment, String(nth)], {
        stdio: ["ignore", "ignore", "inherit"],
      });
      const [code, signal] = (await once(started, "close")) as [number | null, string | null];
      return signal ?? code;
    };
    expect(await child("after", 1)).toBe("SIGKILL");
    expect(dovecot.unread()).toBe(8);
    expect(await child("before", 3)).toBe("SIGKILL");
    expect(dovecot.unread()).toBe(6);
    expect(await child("after", 2)).toBe("SIGKILL");
    expect(dovecot.unread()).toBe(5);
    expect(await child("", 0)).toBe(0);
    expect(dovecot.unread()).toBe(0);
    // One each: a second report makes two, not three.
    const at = "2026-11-23T09:00:00.000Z";
    for (const { id } of await lab.store.listSubscribers())
      expect(await lab.store.countSoftBounce(id, { mark: `another ${id}`, at })).toBe(2);
  }, 240_000);

  test("is read by the command and by nobody twice, over TLS with the operator's own certificate", async () => {
    const dovecot = await startDovecot();
    const url = `sqlite:${join(temporaryFolder(), "test.db")}`;
    const settings = { DATABASE_URL: url, LANDMARKS: "off" };
    const refused = await runCommand(["bounces"], { ...settings, IMAP_URL: dovecot.tlsUrl });
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^The mailbox .* no encrypted connection \(self-signed certificate\)\.\n$/);

    expect((await runCommand(["subscribers", "add", "--confirmed", "hard@example.org"], settings)).code).toBe(0);
    const store = openSqliteStore({ url });
    dovecot.deliver(deliveryReport({ to: "hard@example.org", token: await tokenOf(store, "hard@example.org") }));
    await store.close();
    const env = { ...settings, IMAP_URL: dovecot.tlsUrl, NODE_EXTRA_CA_CERTS: dovecot.certificate };
    expect(await runCommand(["bounces"], env)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("suppressed: 1") as string,
    });
    expect((await runCommand(["bounces"], env)).stdout).toContain("Messages: 0");
    // The password crosses a network encrypted or not at all; STARTTLS is for names that are not this machine's own.
    expect((await runCommand(["bounces"], settings)).code).toBe(2);
    expect((await runCommand(["bounces"], { ...settings, IMAP_URL: "imaps://mail.example.org" })).stderr).toContain(
      "IMAP_URL must name a user",
    );
  }, 240_000);
});
