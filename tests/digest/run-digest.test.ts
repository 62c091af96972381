import { describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { partOf, readMail } from "../support/read-mail.ts";
import { digestLab, trial } from "./digest-lab.ts";

const subjects = (received: readonly { readonly raw: string }[]) =>
  received.map(({ raw }) => readMail(raw).headers["subject"]?.[0]);

describe("a week", () => {
  test("goes once to everybody who confirmed, and never again", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    await lab.subscribe("bob@example.org");
    await lab.sync([trial(1), trial(2)]);
    expect(await lab.run()).toMatchObject({ sent: 2, failed: 0, weeks: [{ kind: "composed", week: "2026-W47", queued: 2 }] });
    expect(await lab.run()).toMatchObject({ sent: 0 });
    expect(await lab.run(lab.week("2026-W47"))).toMatchObject({ sent: 0 });
    expect(lab.sink.received.map(({ to }) => to).sort()).toEqual(["ann@example.org", "bob@example.org"]);
    expect(subjects(lab.sink.received)[0]).toBe("Ketamine Digest, week 47 of 2026: 2 new studies");
    expect(new Set(lab.sink.received.map(({ id }) => id)).size).toBe(2);
    expect(lab.pings).toHaveLength(1);
  });

  test("is composed once for equal wishes, and once more for others", async () => {
    const lab = await digestLab();
    await lab.subscribe("a@example.org", { profile: { query: "esketamine" } });
    await lab.subscribe("b@example.org", { profile: { query: "  esketamine " } });
    await lab.subscribe("c@example.org", { profile: { tags: ["design:rct"] } });
    await lab.sync([
      trial(1),
      trial(2, "2026-11-19", { title: ["Esketamine nasal spray, an invented cohort."], publicationTypes: [] }),
    ]);
    expect(await lab.run()).toMatchObject({ sent: 3, weeks: [{ issues: 3 }] });
    const bodies = new Map(lab.sink.received.map(({ to, raw }) => [to, partOf(readMail(raw), "text/plain")]));
    expect(bodies.get("a@example.org")).toContain("/studies/2");
    expect(bodies.get("a@example.org")).not.toContain("/studies/1\n");
    expect(bodies.get("a@example.org")).toContain("matched your search: esketamine");
    expect(bodies.get("c@example.org")).toContain("/studies/1");
    expect(bodies.get("c@example.org")).not.toContain("/studies/2");
  });

  test("waits while the sync is red, says why, and goes once it is green", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    expect(await lab.run()).toMatchObject({
      sent: 0,
      weeks: [{ kind: "waiting", reason: expect.stringContaining("no complete sync") as string }],
    });
    await lab.sync([trial(1)], { state: "incomplete", error: "PubMed could not be reached." });
    expect(await lab.run()).toMatchObject({
      weeks: [{ kind: "waiting", reason: expect.stringContaining("could not be reached") as string }],
    });
    expect((await lab.store.listEditions(1))[0]).toMatchObject({
      week: "2026-W47",
      waitingFor: expect.stringContaining("incomplete") as string,
    });
    lab.setTime("2026-11-23T09:00:00.000Z");
    await lab.sync();
    expect(await lab.run("open")).toMatchObject({ sent: 1 });
  });

  test("waits for a sync that began after the week was over", async () => {
    const lab = await digestLab();
    lab.setTime("2026-11-22T20:00:00.000Z");
    await lab.sync([trial(1)]);
    lab.setTime("2026-11-23T07:00:00.000Z");
    expect(await lab.run()).toMatchObject({
      weeks: [{ kind: "waiting", reason: expect.stringContaining("before the week was over") as string }],
    });
  });

  test("a record that PubMed owes does not hold it back, but is named in it", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    await lab.sync([trial(1)], {
      state: "incomplete",
      missing: [toPmid("5")],
      error: "PubMed did not return 1 record it was asked for (PMID 5).",
    });
    expect(await lab.run()).toMatchObject({ sent: 1 });
    expect(partOf(readMail(lab.sink.received[0]?.raw ?? ""), "text/plain").replace(/\s+/g, " ")).toContain(
      "PubMed did not return 1 record",
    );
  });

  test("what came late is in the next week, and nothing is in two", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    await lab.sync([trial(1, "2026-11-22"), trial(9, "2026-11-23")]);
    await lab.run();
    lab.setTime("2026-11-24T05:00:00.000Z");
    // Entered on Sunday, seen on Tuesday, when the week was out already; and an old record whose MeSH came now.
    await lab.sync([trial(2, "2026-11-22"), trial(3, "2026-05-01"), trial(4, "2019-05-01")]);
    lab.setTime("2026-11-30T07:00:00.000Z");
    await lab.sync();
    await lab.run();
    const pmids = lab.sink.received.map(({ raw }) =>
      [...partOf(readMail(raw), "text/plain").matchAll(/studies\/(\d+)$/gm)].map(([, pmid]) => Number(pmid)).sort(),
    );
    expect(pmids).toEqual([[1], [2, 3, 9]]);
  });

  test("after two weeks down there is one issue for each, and no flood for the newcomer", async () => {
    const lab = await digestLab();
    lab.setTime("2026-11-09T07:00:00.000Z");
    await lab.subscribe("ann@example.org");
    await lab.sync([trial(1, "2026-11-05")]);
    await lab.run();
    lab.setTime("2026-11-30T07:00:00.000Z");
    await lab.subscribe("new@example.org");
    await lab.sync([trial(2, "2026-11-11"), trial(3, "2026-11-18"), trial(4, "2026-11-25")]);
    expect((await lab.run()).weeks.map(({ week }) => week)).toEqual(["2026-W46", "2026-W47", "2026-W48"]);
    const to = (address: string) => lab.sink.received.filter((mail) => mail.to === address);
    expect(subjects(to("ann@example.org"))).toHaveLength(4);
    expect(subjects(to("new@example.org"))).toEqual(["Ketamine Digest, week 48 of 2026: 1 new study"]);
  });

  test("who joins in the middle of a week gets that week's issue, who joins after it was composed the next", async () => {
    const lab = await digestLab();
    await lab.subscribe("mid@example.org", {}, "2026-11-18T12:00:00.000Z");
    await lab.sync([trial(1)]);
    await lab.run();
    lab.setTime("2026-11-23T10:00:00.000Z");
    await lab.subscribe("late@example.org");
    await lab.run(lab.week("2026-W47"));
    expect(lab.sink.received.map(({ to }) => to)).toEqual(["mid@example.org"]);
  });

  test("the first issue of a fresh collection is its week, not its whole past", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    await lab.sync([trial(1, "2026-11-18"), ...Array.from({ length: 40 }, (_, index) => trial(100 + index, "2020-01-02"))]);
    await lab.run();
    expect(subjects(lab.sink.received)).toEqual(["Ketamine Digest, week 47 of 2026: 1 new study"]);
  });
});

describe("a week by hand", () => {
  test("that has not begun is refused with a sentence", async () => {
    const lab = await digestLab();
    await expect(lab.run(lab.week("2026-W49"))).rejects.toThrow("2026-W49 has not begun yet.");
  });

  test("that is long over goes to everybody who is there now", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    await lab.sync([trial(1, "2026-10-07")]);
    expect(await lab.run(lab.week("2026-W41"))).toMatchObject({ sent: 1 });
  });
});
