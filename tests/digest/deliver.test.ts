import { expect, test } from "vitest";
import { usualLimits } from "../../src/digest/deliver.ts";
import { runDigest } from "../../src/digest/run-digest.ts";
import { smtpError } from "../support/smtp-sink.ts";
import { digestLab, trial } from "./digest-lab.ts";

const MINUTE = 60_000;

test("a mail that is refused for now is tried again ever more patiently, for four days, and then given up", async () => {
  const lab = await digestLab({ mischief: { atRecipient: () => smtpError(450, "4.2.0 mailbox busy") } });
  await lab.subscribe("ann@example.org");
  await lab.sync([trial(1)]);
  expect(await lab.run()).toMatchObject({ deferred: 1 });
  const waits: number[] = [];
  for (
    let due = await lab.store.nextDue(), last = "2026-11-23T07:00:00.000Z";
    due !== undefined;
    last = due, due = await lab.store.nextDue()
  ) {
    waits.push((Date.parse(due) - Date.parse(last)) / MINUTE);
    // A moment too early nothing is tried.
    lab.setTime(new Date(Date.parse(due) - 1).toISOString());
    expect(await lab.run("open")).toMatchObject({ deferred: 0, failed: 0 });
    lab.setTime(due);
    await lab.run("open");
  }
  expect(waits).toEqual(usualLimits.patience);
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(4 * 24 * 60);
  expect(await lab.store.countDeliveries()).toMatchObject({ failed: 1, queued: 0 });
  expect((await lab.store.listFailures(1))[0]?.answer).toBe("450 4.2.0 mailbox busy");
  expect((await lab.store.listSubscribers())[0]?.state).toBe("active");
});

test("an address that could not be reached in three issues in a row is suppressed", async () => {
  const lab = await digestLab({ mischief: { atRecipient: () => smtpError(552, "5.2.2 mailbox full") } });
  await lab.subscribe("full@example.org", {}, "2026-11-01T00:00:00.000Z");
  const states: string[] = [];
  for (const [index, monday] of ["2026-11-23", "2026-11-30", "2026-12-07"].entries()) {
    lab.setTime(`${monday}T07:00:00.000Z`);
    await lab.sync([trial(index + 1, "2026-11-18")]);
    await lab.run();
    states.push((await lab.store.listSubscribers())[0]?.state ?? "");
  }
  expect(states).toEqual(["active", "active", "suppressed"]);
});

test("mails leave evenly, no more of them a second than the settings say", async () => {
  const lab = await digestLab();
  for (let reader = 0; reader < 40; reader += 1) await lab.subscribe(`reader${reader}@example.org`);
  await lab.sync([trial(1)]);
  let slept = 0;
  const sleep = (ms: number) => {
    slept = Math.max(slept, ms);
    return Promise.resolve();
  };
  const needs = { ...lab.needs, sleep, limits: { ...lab.needs.limits, perSecond: 10 } };
  expect(await runDigest("due", new AbortController().signal, needs)).toMatchObject({ sent: 40 });
  // The clock of the test stands still: the fortieth has its turn 3.9 s after the first.
  expect(slept).toBe(3900);
});

test("a server that goes away in the middle of it all stops the rest without counting an attempt", async () => {
  const lab = await digestLab({ mischief: {} });
  for (let reader = 0; reader < 60; reader += 1) await lab.subscribe(`reader${reader}@example.org`);
  await lab.sync([trial(1)]);
  const real = lab.needs.mailer;
  let count = 0;
  const mailer: typeof real = {
    ...real,
    send: (...message) => {
      count += 1;
      return count > 20 ? Promise.resolve({ kind: "unreachable", answer: "connect ECONNREFUSED" }) : real.send(...message);
    },
  };
  const report = await runDigest("due", new AbortController().signal, { ...lab.needs, mailer });
  expect(report).toMatchObject({ sent: 20, failed: 0, unreachable: "connect ECONNREFUSED" });
  expect(count).toBeLessThan(20 + 3 * lab.needs.mailer.connections);
  expect((await lab.store.listWaiting()).every(({ attempts }) => attempts === 0)).toBe(true);
  lab.setTime("2026-11-23T07:10:00.000Z");
  expect(await lab.run("open")).toMatchObject({ sent: 40 });
});
