import { describe, expect, test } from "vitest";
import { partOf, readMail } from "../support/read-mail.ts";
import { digestLab, trial } from "./digest-lab.ts";

const subjects = (received: readonly { readonly raw: string }[]) =>
  received.map(({ raw }) => readMail(raw).headers["subject"]?.[0]);

describe("wishes", () => {
  test("a quiet week is one line or silence, as chosen", async () => {
    const lab = await digestLab();
    await lab.subscribe("line@example.org", { quietWeek: "say-so" });
    await lab.subscribe("silence@example.org", { quietWeek: "silent" });
    await lab.sync([trial(1, "2026-11-02")]);
    expect(await lab.run()).toMatchObject({ sent: 1, skipped: 1 });
    expect(subjects(lab.sink.received)).toEqual(["Ketamine Digest, week 47 of 2026: nothing new"]);
    expect(lab.sink.received[0]?.to).toBe("line@example.org");
  });

  test("the paused, the pending and those who left get nothing", async () => {
    const lab = await digestLab();
    const paused = await lab.subscribe("paused@example.org");
    const left = await lab.subscribe("left@example.org");
    await lab.store.changeState(paused.id, "paused", { at: "2026-11-20T00:00:00.000Z", source: "test" });
    await lab.store.changeState(left.id, "left", { at: "2026-11-20T00:00:00.000Z", source: "test" });
    await lab.sync([trial(1)]);
    expect(await lab.run()).toMatchObject({ sent: 0, weeks: [{ queued: 0 }] });
  });

  test("who leaves after queueing is skipped, not sent", async () => {
    const lab = await digestLab({ mischief: { atRecipient: () => Object.assign(new Error("later"), { responseCode: 451 }) } });
    const ann = await lab.subscribe("ann@example.org");
    await lab.sync([trial(1)]);
    expect(await lab.run()).toMatchObject({ deferred: 1 });
    await lab.store.changeState(ann.id, "left", { at: "2026-11-23T07:05:00.000Z", source: "test" });
    lab.setTime("2026-11-23T09:00:00.000Z");
    expect(await lab.run("open")).toMatchObject({ sent: 0, deferred: 0 });
    expect(await lab.store.countDeliveries()).toMatchObject({ skipped: 1, queued: 0 });
  });

  test("monthly mail comes with the month's last week, and holds nothing that was sent weekly before", async () => {
    const lab = await digestLab();
    lab.setTime("2026-12-07T07:00:00.000Z");
    const ann = await lab.subscribe("ann@example.org");
    await lab.subscribe("month@example.org", { rhythm: "monthly" });
    await lab.sync([trial(1, "2026-12-02")]);
    expect(await lab.run()).toMatchObject({ sent: 1 });
    await lab.store.changePreferences(
      ann.id,
      { ...ann.preferences, rhythm: "monthly" },
      { at: "2026-12-08T00:00:00.000Z", source: "test" },
    );
    for (const monday of ["2026-12-14", "2026-12-21", "2026-12-28"]) {
      lab.setTime(`${monday}T07:00:00.000Z`);
      await lab.sync(monday === "2026-12-14" ? [trial(2, "2026-12-09")] : []);
      await lab.run();
    }
    expect(lab.sink.received).toHaveLength(1);
    lab.setTime("2027-01-04T07:00:00.000Z");
    await lab.sync([trial(3, "2027-01-03")]);
    expect(await lab.run()).toMatchObject({ sent: 2 });
    const texts = new Map(lab.sink.received.slice(1).map(({ to, raw }) => [to, readMail(raw)]));
    expect(texts.get("month@example.org")?.headers["subject"]).toEqual(["Ketamine Digest, December 2026: 3 new studies"]);
    expect(texts.get("ann@example.org")?.headers["subject"]).toEqual(["Ketamine Digest, December 2026: 2 new studies"]);
    expect(partOf(texts.get("ann@example.org") ?? readMail(""), "text/plain")).not.toMatch(/studies\/1$/m);
  });

  test("a standing question, and tags: values of one facet are alternatives, facets conditions; the mail says why each is there", async () => {
    const lab = await digestLab();
    await lab.subscribe("question@example.org", { profile: { question: "suicidal-thoughts" } });
    await lab.subscribe("gone@example.org", { profile: { question: "followed-no-longer" } });
    await lab.subscribe("tags@example.org", { profile: { tags: ["design:rct", "design:meta-analysis", "drug:esketamine"] } });
    await lab.sync([
      trial(1, "2026-11-18", { title: ["Ketamine for suicidal ideation: invented randomised trial"] }),
      trial(2, "2026-11-18", { title: ["Esketamine for depression: invented randomised trial"] }),
      trial(3, "2026-11-18", {
        title: ["Esketamine for depression: an invented review"],
        publicationTypes: [{ name: "Review", ui: "D016454" }],
      }),
    ]);
    await lab.run();
    const text = new Map(lab.sink.received.map(({ to, raw }) => [to, partOf(readMail(raw), "text/plain")]));
    expect(text.get("question@example.org")?.match(/studies\/\d+$/gm)).toEqual(["studies/1"]);
    expect(text.get("question@example.org")?.replace(/\s+/g, " ")).toContain("belongs to the question you chose");
    expect(text.get("gone@example.org")).not.toMatch(/studies\/\d/);
    expect(text.get("gone@example.org")?.replace(/\s+/g, " ")).toContain("a question we follow no longer");
    expect(text.get("tags@example.org")?.match(/studies\/\d+$/gm)).toEqual(["studies/2"]);
    expect(text.get("tags@example.org")?.replace(/\s+/g, " ")).toContain(
      "tagged “Randomised trial”, “Meta-analysis”, “Esketamine”, every week",
    );
  });

  test("most items, trials only and the level narrow the mail; the rest stands on the site", async () => {
    const lab = await digestLab();
    await lab.subscribe("three@example.org", { profile: { most: 3 } });
    await lab.subscribe("trials@example.org", { profile: { only: "trials-and-syntheses" } });
    const cohort = trial(90, "2026-11-18", { title: ["Ketamine in mice: invented observations."], publicationTypes: [] });
    await lab.sync([...Array.from({ length: 7 }, (_, index) => trial(index + 1)), cohort]);
    await lab.run();
    const text = new Map(lab.sink.received.map(({ to, raw }) => [to, partOf(readMail(raw), "text/plain")]));
    expect(text.get("three@example.org")?.match(/studies\/\d+$/gm)).toHaveLength(3);
    expect(text.get("three@example.org")).toContain("5 more on the site");
    expect(text.get("trials@example.org")?.match(/studies\/\d+$/gm)).toHaveLength(7);
  });
});
