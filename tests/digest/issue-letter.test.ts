import { describe, expect, test } from "vitest";
import { everything } from "../../src/domain/subscription.ts";
import { linksOf, partOf, readMail } from "../support/read-mail.ts";
import { digestLab, retraction, RETRACTED, trial } from "./digest-lab.ts";

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
