import { describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { everything } from "../../src/domain/subscription.ts";
import { linksOf, partOf, readMail } from "../support/read-mail.ts";
import { digestLab, retraction, RETRACTED, trial } from "./digest-lab.ts";

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

describe("the mail itself", () => {
  test("is what RFC 5322, 2369, 8058 and 2919 ask, in text and HTML, under 100 kB, without tracking", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org");
    const marked = {
      title: [
        "Effects of (",
        { mark: "i" as const, children: ["R"] },
        ")-ketamine <b>β</b> & “placebo”: 1.73 m",
        { mark: "sup" as const, children: ["2"] },
        ".",
      ],
    };
    await lab.sync([trial(100, "2026-11-18", marked), ...Array.from({ length: 60 }, (_, index) => trial(index + 2))]);
    await lab.run();
    const raw = lab.sink.received[0]?.raw ?? "";
    const mail = readMail(raw);
    expect(mail.defects).toEqual([]);
    expect(mail.longestLine).toBeLessThanOrEqual(998);
    expect(raw.length).toBeLessThan(100_000);
    expect(raw.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(mail.parts.map(({ type }) => type)).toEqual(["text/plain", "text/html"]);
    for (const name of [
      "message-id",
      "date",
      "from",
      "to",
      "subject",
      "list-unsubscribe",
      "list-unsubscribe-post",
      "list-id",
      "auto-submitted",
    ]) {
      expect(mail.headers[name], name).toHaveLength(1);
    }
    expect(mail.headers["list-unsubscribe-post"]).toEqual(["List-Unsubscribe=One-Click"]);
    expect(mail.headers["list-unsubscribe"]?.[0]).toMatch(
      /^<https:\/\/digest\.example\.org\/subscription\/u[\w-]{44}\/unsubscribe>,\s*<mailto:digest@example\.org\?subject=unsubscribe%20u[\w-]{44}>$/,
    );
    const html = partOf(mail, "text/html");
    expect(html).toContain("(<i>R</i>)-ketamine &lt;b&gt;β&lt;/b&gt; &amp; “placebo”: 1.73 m<sup>2</sup>");
    expect(html).not.toMatch(/<img|<script|url\(|@import|<link/i);
    expect(partOf(mail, "text/plain")).toContain("(R)-ketamine <b>β</b> & “placebo”: 1.73 m2");
    for (const link of linksOf(mail)) expect(new URL(link).origin).toBe("https://digest.example.org");
    expect(html).not.toContain("SLOT");
    expect(
      partOf(mail, "text/plain")
        .split("\n")
        .filter((line) => line.length > 76 && !line.includes("http")),
    ).toEqual([]);
  });

  test("plain text only has no HTML part", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org", { format: "plain" });
    await lab.sync([trial(1)]);
    await lab.run();
    expect(readMail(lab.sink.received[0]?.raw ?? "").parts.map(({ type }) => type)).toEqual(["text/plain"]);
  });

  test("5,000 matching studies make one mail below 100 kB and a page with all of them", async () => {
    const lab = await digestLab();
    await lab.subscribe("ann@example.org", { profile: { most: 60 } });
    const long = "An invented title that goes on and on about ketamine in depression. ".repeat(6).trim();
    await lab.sync(Array.from({ length: 5000 }, (_, index) => trial(index + 1, "2026-11-18", { title: [long] })));
    await lab.run();
    const raw = lab.sink.received[0]?.raw ?? "";
    expect(raw.length).toBeLessThan(100_000);
    const [, more] = /(\d+) more on the site/.exec(partOf(readMail(raw), "text/plain")) ?? [];
    const shown = partOf(readMail(raw), "text/plain").match(/studies\/\d+$/gm)?.length ?? 0;
    expect(shown + Number(more)).toBe(5000);
    const issue = await lab.store.findIssue({ kind: "weekly", period: "2026-W47", profile: everything });
    expect(await lab.store.listEntries(issue?.id ?? 0, { shownOnly: false })).toHaveLength(5000);
  }, 60_000);

  test("nothing a reader or a record says can add a header", async () => {
    const lab = await digestLab();
    const evil = "ketamine\r\nBcc: victim@example.org\r\n\r\nBody";
    await lab.subscribe("ann@example.org", { profile: { query: evil } });
    await lab.sync([
      trial(1, "2026-11-18", { title: ["Ketamine\r\nBcc: victim@example.org"], ...retraction, status: RETRACTED }),
    ]);
    await lab.run();
    for (const { raw } of lab.sink.received) {
      const mail = readMail(raw);
      expect(mail.headers["bcc"]).toBeUndefined();
      expect(mail.defects).toEqual([]);
    }
  });

  test("quoted local parts, other scripts and long addresses get their mail", async () => {
    const lab = await digestLab();
    const addresses = [
      '"john..doe"@example.org',
      "δοκιμή@παράδειγμα.example",
      "o'brien+list@sub.example.org",
      `${"a".repeat(64)}@example.org`,
    ];
    for (const address of addresses) await lab.subscribe(address);
    await lab.sync([trial(1)]);
    expect({ ...(await lab.run()), why: await lab.store.listFailures(5) }).toMatchObject({ sent: 4, failed: 0, why: [] });
    expect(lab.sink.received.map(({ to }) => to)).toContain("δοκιμή@παράδειγμα.example");
    // Python calls a local part that is not ASCII a defect; RFC 6531 does not.
    for (const { raw, to } of lab.sink.received) if (!to.startsWith("δ")) expect(readMail(raw).defects).toEqual([]);
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
