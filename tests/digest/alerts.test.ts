import { describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { partOf, readMail } from "../support/read-mail.ts";
import { digestLab, retraction, RETRACTED, trial } from "./digest-lab.ts";

describe("what happens to a study after it was sent", () => {
  test("is told to everybody who was sent it, once, in the next issue", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    await lab.subscribe("other@example.org", { profile: { query: "esketamine" } });
    await lab.sync([trial(1), trial(2)]);
    await lab.run();
    lab.setTime("2026-11-26T05:00:00.000Z");
    await lab.sync([trial(1, "2026-11-18", { ...retraction, status: RETRACTED })]);
    for (const monday of ["2026-11-30", "2026-12-07"]) {
      lab.setTime(`${monday}T07:00:00.000Z`);
      await lab.sync();
      await lab.run();
    }
    const to = (address: string) => lab.sink.received.filter((mail) => mail.to === address).map(({ raw }) => readMail(raw));
    const [, second, third] = to("ann@example.org");
    expect(second?.headers["subject"]).toEqual(["Ketamine Digest, week 48 of 2026: nothing new, 1 retraction"]);
    expect(partOf(second ?? readMail(""), "text/plain")).toContain("RETRACTED (noted 26 Nov 2026)");
    expect(third?.headers["subject"]).toEqual(["Ketamine Digest, week 49 of 2026: nothing new"]);
    // Who was never sent it hears nothing of it.
    for (const mail of to("other@example.org")) expect(partOf(mail, "text/plain")).not.toContain("RETRACTED");
  });

  test.each([
    ["retracted", "RETRACTED", "1 retraction"],
    ["expression-of-concern", "EXPRESSION OF CONCERN", "1 notice on an earlier study"],
    ["corrected", "CORRECTED", "1 notice on an earlier study"],
    ["republished", "REPUBLISHED", "1 notice on an earlier study"],
  ] as const)("%s is told in subject and text", async (kind, label, news) => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    await lab.sync([trial(1)]);
    await lab.run();
    lab.setTime("2026-11-30T07:00:00.000Z");
    await lab.sync([trial(1, "2026-11-18", { status: [{ kind, signals: ["correction-reference"], related: [toPmid("777")] }] })]);
    await lab.run();
    const mail = readMail(lab.sink.received[1]?.raw ?? "");
    expect(mail.headers["subject"]).toEqual([`Ketamine Digest, week 48 of 2026: nothing new, ${news}`]);
    expect(partOf(mail, "text/plain")).toContain(`* ${label} (noted 30 Nov 2026)`);
  });

  test("a retraction is told at once to who asked for that, once, and not again in the issue", async () => {
    const lab = await digestLab();
    await lab.subscribe("now@example.org", { retractions: "at-once" });
    await lab.subscribe("later@example.org");
    await lab.sync([trial(1)]);
    await lab.run();
    lab.setTime("2026-11-26T05:00:00.000Z");
    await lab.sync([trial(1, "2026-11-18", { ...retraction, status: RETRACTED })]);
    expect(await lab.run("open")).toMatchObject({ alerts: 1, sent: 1 });
    expect(await lab.run("open")).toMatchObject({ alerts: 0, sent: 0 });
    const alert = readMail(lab.sink.received[2]?.raw ?? "");
    expect(lab.sink.received[2]?.to).toBe("now@example.org");
    expect(alert.headers["subject"]?.[0]).toMatch(/^Retracted: Ketamine for depression: invented randomised trial 1/);
    lab.setTime("2026-11-30T07:00:00.000Z");
    await lab.sync();
    await lab.run();
    const last = new Map(lab.sink.received.slice(3).map(({ to, raw }) => [to, readMail(raw).headers["subject"]?.[0]]));
    expect(last.get("now@example.org")).toMatch(/nothing new$/);
    expect(last.get("later@example.org")).toMatch(/1 retraction$/);
  });

  test("one that was retracted before it was sent carries the mark in its own entry", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    await lab.sync([trial(1, "2026-11-18", { ...retraction, status: RETRACTED })]);
    await lab.run();
    expect(partOf(readMail(lab.sink.received[0]?.raw ?? ""), "text/plain")).toContain("[RETRACTED]");
  });
});
