import { expect, test } from "vitest";
import { smtpError } from "../support/smtp-sink.ts";
import { digestLab, trial } from "./digest-lab.ts";

test("a good week asks the dead-man address once", async () => {
  const lab = await digestLab({ operator: "operator@example.org" });
  await lab.subscribe("ann@example.org");
  await lab.sync([trial(1)]);
  await lab.run();
  await lab.run();
  expect(lab.pings).toEqual(["2026-11-23T07:00:00.000Z"]);
  expect(lab.sink.received.map(({ to }) => to)).toEqual(["ann@example.org"]);
});

test("a dead-man address that does not answer is asked again", async () => {
  const lab = await digestLab();
  await lab.sync([trial(1)]);
  let asked = 0;
  const needs = { ...lab.needs, ping: () => (asked++ === 0 ? Promise.reject(new Error("down")) : Promise.resolve()) };
  const { closeWeeks } = await import("../../src/digest/operator.ts");
  await lab.store.freezeEdition({
    week: "2026-W47" as never,
    from: "2026-11-16",
    to: "2026-11-22",
    notBefore: "2025-11-16",
    at: "2026-11-23T07:00:00.000Z",
  });
  await closeWeeks(needs);
  expect((await lab.store.listEditions(1))[0]?.closedAt).toBeUndefined();
  await closeWeeks(needs);
  await closeWeeks(needs);
  expect((await lab.store.listEditions(1))[0]?.closedAt).toBe("2026-11-23T07:00:00.000Z");
  expect(asked).toBe(2);
});

test("a week that waits for more than a day is told to the operator, once, and does not count as good", async () => {
  const lab = await digestLab({ operator: "operator@example.org" });
  await lab.subscribe("ann@example.org");
  await lab.run();
  lab.setTime("2026-11-24T08:00:00.000Z");
  await lab.run("open");
  await lab.run("open");
  expect(lab.sink.received.map(({ to }) => to)).toEqual(["operator@example.org"]);
  expect(lab.sink.received[0]?.raw).toContain("2026-W47 did not go out");
  expect(lab.pings).toEqual([]);
});

test("a week in which many mails were refused is told to the operator", async () => {
  const dead = (address: string) => (address.startsWith("dead") ? smtpError(550, "5.1.1 no such user") : undefined);
  const lab = await digestLab({ operator: "operator@example.org", mischief: { atRecipient: dead } });
  await lab.subscribe("ann@example.org");
  await lab.subscribe("dead@example.org");
  await lab.sync([trial(1)]);
  expect(await lab.run()).toMatchObject({ sent: 1, failed: 1 });
  expect(lab.sink.received.at(-1)?.to).toBe("operator@example.org");
  expect(lab.pings).toEqual([]);
  expect((await lab.store.listSubscribers()).map(({ state }) => state)).toEqual(["active", "suppressed"]);
});

test("a server that cannot be reached loses nothing and counts as nobody's fault", async () => {
  const lab = await digestLab();
  await lab.subscribe("ann@example.org");
  await lab.sync([trial(1)]);
  const mailer = {
    ...lab.needs.mailer,
    send: () => Promise.resolve({ kind: "unreachable" as const, answer: "connection refused" }),
  };
  const { runDigest } = await import("../../src/digest/run-digest.ts");
  const signal = new AbortController().signal;
  expect(await runDigest("due", signal, { ...lab.needs, mailer })).toMatchObject({ sent: 0, deferred: 1 });
  lab.setTime("2026-11-23T07:30:00.000Z");
  expect(await lab.run("open")).toMatchObject({ sent: 1 });
});
