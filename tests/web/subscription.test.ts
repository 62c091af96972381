import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runDigest } from "../../src/digest/run-digest.ts";
import { sendConfirmations } from "../../src/subscription/send-confirmations.ts";
import type { Store } from "../../src/store/ports.ts";
import { digestLab, retraction, RETRACTED, trial, type DigestLab } from "../digest/digest-lab.ts";
import { linksOf, partOf, readMail } from "../support/read-mail.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";

let lab: DigestLab;
let web: WebServer;

beforeEach(async () => {
  lab = await digestLab();
  // The lab closes the store.
  const store: Store = { ...lab.store, close: () => Promise.resolve() };
  web = await startWebServer([], {
    store,
    publicUrl: "https://digest.example.org",
    clock: lab.needs.now,
    adminToken: "a-token-of-the-operator",
  });
});
afterEach(() => web.stop());

const path = (link: string) => new URL(link).pathname;
const get = (where: string, method = "GET") => fetch(web.url + where, { method, redirect: "manual" });
const post = (
  where: string,
  fields: Record<string, string> | readonly (readonly [string, string])[] = {},
  headers: Record<string, string> = {},
) =>
  fetch(web.url + where, {
    method: "POST",
    body: new URLSearchParams(fields as Record<string, string>),
    redirect: "manual",
    headers,
  });
const states = async () => (await lab.store.listSubscribers()).map(({ address, state }) => `${address} ${state}`);

/** Everything that could change by looking. */
async function everythingStored() {
  const subscribers = await lab.store.listSubscribers();
  const consents = await Promise.all(subscribers.map(({ id }) => lab.store.listConsents(id)));
  return JSON.stringify({ subscribers, consents, counts: await lab.store.countDeliveries() });
}

async function confirmationFor(address: string, fields: Record<string, string> = {}) {
  const before = lab.sink.received.length;
  await post("/subscribe", { email: address, ...fields });
  await sendConfirmations(lab.confirmations);
  const mail = readMail(lab.sink.received[before]?.raw ?? "");
  return { mail, where: path(linksOf(mail).find((link) => link.includes("/subscription/")) ?? "https://x/none") };
}

async function issueFor(address: string) {
  await lab.sync([trial(1)]);
  await runDigest({ week: "2026-W47" as never }, new AbortController().signal, lab.needs);
  const mail = readMail(lab.sink.received.findLast(({ to }) => to === address)?.raw ?? "");
  const links = linksOf(mail).filter((link) => link.includes("/subscription/"));
  const find = (letter: string, end = "") =>
    path(links.find((link) => new RegExp(`/subscription/${letter}[\\w-]{44}${end}$`).test(link)) ?? "https://x/none");
  return { mail, manage: find("m"), leave: find("u"), oneClick: find("u", "/unsubscribe") };
}

describe("subscribing", () => {
  test("asks by mail, and only the button's POST confirms", async () => {
    const { mail, where } = await confirmationFor("ann@example.org", { q: "esketamine", rhythm: "monthly" });
    expect(mail.headers["list-unsubscribe"]).toBeUndefined();
    expect(mail.headers["list-unsubscribe-post"]).toBeUndefined();
    expect(mail.headers["auto-submitted"]).toEqual(["auto-generated"]);
    expect(mail.defects).toEqual([]);
    expect(partOf(mail, "text/plain").replace(/\s+/g, " ")).toContain(
      "new studies that match the search that was typed in (the page shows it), once a month",
    );
    // Anybody may type anything into the form, and name somebody else.
    expect(mail.parts.map(({ text }) => text).join()).not.toContain("esketamine");
    expect(await states()).toEqual(["ann@example.org pending"]);
    const page = await get(where);
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(await page.text()).toMatch(/Confirm your subscription[^]*that match your search “esketamine”, once a month/);
    expect(await states()).toEqual(["ann@example.org pending"]);
    expect((await post(`${where}/confirm`)).status).toBe(200);
    expect(await states()).toEqual(["ann@example.org active"]);
    const [ann] = await lab.store.listSubscribers();
    expect(ann?.preferences).toMatchObject({ rhythm: "monthly", profile: { query: "esketamine" } });
    expect((await lab.store.listConsents(ann?.id ?? 0)).map(({ act, source }) => [act, source])).toEqual([
      ["asked", "form, 127.0.0.0/24"],
      ["confirmed", "mail link, 127.0.0.0/24"],
    ]);
  });

  test("answers the same, byte for byte, for every state an address can be in", async () => {
    await lab.subscribe("active@example.org");
    const paused = await lab.subscribe("paused@example.org");
    await lab.store.changeState(paused.id, "paused", { at: "2026-11-23T07:00:00.000Z", source: "test" });
    await lab.store.suppressAddress(await lab.needs.suppressionOf("dead@example.org"), "gone", {
      at: "2026-11-23T07:00:00.000Z",
      source: "test",
    });
    const answers = [];
    for (const name of ["new", "active", "paused", "dead"]) {
      const answer = await post("/subscribe", { email: `${name}@example.org` });
      const headers = [...answer.headers].filter(([name]) => name !== "date");
      answers.push(JSON.stringify([answer.status, headers, await answer.text()]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(await sendConfirmations(lab.confirmations)).toBe(3);
    expect(lab.sink.received.map(({ to }) => to)).not.toContain("dead@example.org");
  });

  test("does the same work for known and unknown addresses while the visitor waits", async () => {
    await lab.subscribe("active@example.org");
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 14; round += 1) {
      for (const kind of ["known", "unknown"] as const) {
        const began = performance.now();
        await post("/subscribe", { email: kind === "known" ? "active@example.org" : `nobody${round}@example.org` });
        times[kind].push(performance.now() - began);
      }
    }
    // The least time is what the work takes: a busy machine only adds to it.
    const least = (list: number[]) => Math.min(...list);
    expect(Math.abs(least(times.known) - least(times.unknown))).toBeLessThan(Math.max(5, least(times.unknown)));
  });

  test("sends one address at most three mails a day, whoever asks", async () => {
    for (let round = 0; round < 6; round += 1) {
      await post("/subscribe", { email: "victim@example.org" });
      await sendConfirmations(lab.confirmations);
    }
    expect(lab.sink.received).toHaveLength(3);
  });

  test("stops a network that asks too often, with a sentence", async () => {
    const answers = [];
    for (let round = 0; round < 31; round += 1)
      answers.push((await post("/subscribe", { email: `a${round}@example.org` })).status);
    expect(answers.slice(0, 30).every((status) => status === 200)).toBe(true);
    expect(answers[30]).toBe(429);
    expect(await (await post("/subscribe", { email: "b@example.org" })).text()).toContain("asked too often from your network");
  });

  test("does nothing for a machine that fills in the hidden field, and does not tell it", async () => {
    const person = await (await post("/subscribe", { email: "ann@example.org" })).text();
    expect(await (await post("/subscribe", { email: "bot@example.org", website: "https://spam.example" })).text()).toBe(person);
    await sendConfirmations(lab.confirmations);
    expect(lab.sink.received.map(({ to }) => to)).toEqual(["ann@example.org"]);
  });

  test.each([
    ["no address", {}],
    ["half an address", { email: "ann" }],
    ["two addresses", { email: "a@example.org, b@example.org" }],
    ["a header", { email: "a@example.org\r\nBcc: b@example.org" }],
    ["a quoted line break", { email: '"a\r\nb"@example.org' }],
    ["an IP address", { email: "a@[127.0.0.1]" }],
    ["a local part that is too long", { email: `${"a".repeat(65)}@example.org` }],
    ["a search beyond measure", { email: "a@example.org", q: "ketamine ".repeat(2000) }],
    ["an unknown tag", { email: "a@example.org", tag: "colour:red" }],
    ["an unknown question", { email: "a@example.org", question: "why" }],
    ["too many studies", { email: "a@example.org", most: "500" }],
  ])("refuses %s with a sentence and changes nothing", async (_name, fields) => {
    const answer = await post("/subscribe", fields);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/<p>[^<]{20,}\.<\/p>/);
    expect(await sendConfirmations(lab.confirmations)).toBe(0);
    expect(await states()).toEqual([]);
  });

  test("a mail that could not be sent is tried again", async () => {
    const from = lab.confirmations.mailer;
    let first = true;
    const mailer: typeof from = {
      ...from,
      send: (message, late) => {
        if (!first) return from.send(message, late);
        first = false;
        return Promise.resolve({ kind: "unreachable", answer: "connection refused" });
      },
    };
    await post("/subscribe", { email: "ann@example.org" });
    expect(await sendConfirmations({ ...lab.confirmations, mailer })).toBe(0);
    lab.setTime("2026-11-23T07:10:00.000Z");
    expect(await sendConfirmations({ ...lab.confirmations, mailer })).toBe(1);
  });
});

describe("links", () => {
  test("looking at every link of every mail, by GET and HEAD, changes nothing", async () => {
    const confirmation = await confirmationFor("new@example.org");
    await lab.subscribe("ann@example.org");
    await lab.subscribe("now@example.org", { retractions: "at-once", format: "plain" });
    const issue = await issueFor("ann@example.org");
    lab.setTime("2026-11-23T08:00:00.000Z");
    await lab.sync([trial(1, "2026-11-18", { ...retraction, status: RETRACTED })]);
    await lab.run("open");
    const alert = readMail(lab.sink.received.findLast(({ to }) => to === "now@example.org")?.raw ?? "");
    expect(alert.headers["subject"]?.[0]).toMatch(/^Retracted: /);
    const before = await everythingStored();
    const links = [confirmation.mail, issue.mail, alert]
      .flatMap(linksOf)
      .filter((link) => link.startsWith("https://digest.example.org"));
    expect(links.length).toBeGreaterThan(6);
    for (const link of links) {
      for (const method of ["GET", "HEAD", "GET"]) {
        const answer = await get(path(link) + new URL(link).search, method);
        expect(answer.status, `${method} ${link}`).toBe(200);
      }
    }
    expect(await everythingStored()).toBe(before);
  });

  test("one click ends it: no cookie, no redirect, from any site, in either encoding, twice as well as once", async () => {
    await lab.subscribe("ann@example.org");
    const { oneClick } = await issueFor("ann@example.org");
    expect((await get(oneClick)).status).toBe(200);
    expect(await states()).toEqual(["ann@example.org active"]);
    const strange = { origin: "https://mail.example.com", "sec-fetch-site": "cross-site" };
    expect((await post(oneClick, { "List-Unsubscribe": "One-Click" }, strange)).status).toBe(200);
    expect(await states()).toEqual(["ann@example.org left"]);
    const boundary = "b0undary";
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;
    const again = await fetch(web.url + oneClick, {
      method: "POST",
      body,
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    });
    expect(again.status).toBe(200);
    const [ann] = await lab.store.listSubscribers();
    expect((await lab.store.listConsents(ann?.id ?? 0)).filter(({ act }) => act === "left")).toHaveLength(1);
  });

  test("another site cannot post the page's own forms", async () => {
    await lab.subscribe("ann@example.org");
    const { manage } = await issueFor("ann@example.org");
    for (const act of ["update", "unsubscribe", "erase", "confirm"]) {
      expect((await post(`${manage}/${act}`, {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    }
    expect(await states()).toEqual(["ann@example.org active"]);
  });

  test("a forged, cut, foreign or invented token gets a sentence and changes nothing", async () => {
    await lab.subscribe("ann@example.org");
    const { manage, leave } = await issueFor("ann@example.org");
    const token = manage.slice("/subscription/".length);
    const forged = [
      `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
      token.slice(0, 30),
      `u${token.slice(1)}`,
      `m${leave.slice("/subscription/u".length)}`,
      "A".repeat(43),
      "x",
      "%2e%2e%2f",
      "' OR 1=1 --",
    ];
    const before = await everythingStored();
    for (const one of forged) {
      expect((await get(`/subscription/${encodeURIComponent(one)}`)).status).toBe(404);
      for (const act of ["confirm", "update", "unsubscribe", "erase"]) {
        const answer = await post(`/subscription/${encodeURIComponent(one)}/${act}`, { "List-Unsubscribe": "One-Click" });
        expect(answer.status).toBe(404);
        expect(await answer.text()).toContain("This link is not valid");
      }
    }
    expect(await everythingStored()).toBe(before);
  });

  test("a confirmation works once and for a week", async () => {
    const { where } = await confirmationFor("ann@example.org");
    const { where: late } = await confirmationFor("late@example.org");
    expect((await post(`${where}/confirm`)).status).toBe(200);
    const again = await post(`${where}/confirm`);
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("has been used already");
    lab.setTime("2026-12-01T07:00:00.000Z");
    const expired = await post(`${late}/confirm`);
    expect(expired.status).toBe(409);
    expect(await expired.text()).toContain("has expired");
    expect(await states()).toEqual(["ann@example.org active", "late@example.org pending"]);
    expect(await (await get(late)).text()).toContain("This link has expired");
  });

  test("a confirmation can confirm and nothing else; the link in the header can end and nothing else", async () => {
    await lab.subscribe("ann@example.org");
    const { leave } = await issueFor("ann@example.org");
    const { where } = await confirmationFor("new@example.org");
    for (const act of ["update", "erase"]) {
      expect((await post(`${where}/${act}`)).status).toBe(404);
      expect((await post(`${leave}/${act}`)).status).toBe(404);
    }
    expect((await get(`${leave}/export`)).status).toBe(404);
    expect((await post(`${where}/unsubscribe`)).status).toBe(400);
    expect(await states()).toEqual(["ann@example.org active", "new@example.org pending"]);
  });

  test("whoever left can come back the way they came", async () => {
    const ann = await lab.subscribe("ann@example.org");
    await lab.store.changeState(ann.id, "left", { at: "2026-11-23T07:00:00.000Z", source: "test" });
    const { where } = await confirmationFor("ANN@Example.org");
    await post(`${where}/confirm`);
    expect(await states()).toEqual(["ann@example.org active"]);
  });
});

describe("one's own subscription", () => {
  test("can be changed, paused and taken up again", async () => {
    await lab.subscribe("ann@example.org");
    const { manage } = await issueFor("ann@example.org");
    const page = await (await get(manage)).text();
    expect(page).toContain("a…@example.org");
    expect(page).not.toContain("ann@example.org");
    const wishes = {
      q: "suicide",
      level: "2",
      most: "10",
      rhythm: "monthly",
      format: "plain",
      quiet: "silent",
      retractions: "at-once",
      state: "paused",
    };
    expect((await post(`${manage}/update`, wishes)).status).toBe(200);
    const [ann] = await lab.store.listSubscribers();
    expect(ann).toMatchObject({
      state: "paused",
      preferences: {
        profile: { query: "suicide", level: 2, most: 10 },
        rhythm: "monthly",
        format: "plain",
        quietWeek: "silent",
        retractions: "at-once",
      },
    });
    await post(`${manage}/update`, { ...wishes, state: "active" });
    expect(await states()).toEqual(["ann@example.org active"]);
    expect((await post(`${manage}/update`, { ...wishes, most: "0" })).status).toBe(400);
  });

  test("can be seen whole, and erased whole", async () => {
    await lab.subscribe("ann@example.org");
    const { manage } = await issueFor("ann@example.org");
    const own = (await (await get(`${manage}/export`)).json()) as Record<string, unknown>;
    expect(own).toMatchObject({
      address: "ann@example.org",
      state: "active",
      deliveries: [{ period: "2026-W47", state: "sent", pmids: ["1"] }],
    });
    expect((await post(`${manage}/erase`)).status).toBe(200);
    expect(await lab.store.listSubscribers()).toEqual([]);
    expect((await get(manage)).status).toBe(404);
    expect((await post(`${manage}/erase`)).status).toBe(404);
    // The ledger still knows that one mail went out.
    expect(await lab.store.countDeliveries()).toMatchObject({ sent: 1 });
  });

  test("the log holds no token", async () => {
    await lab.subscribe("ann@example.org");
    const { manage } = await issueFor("ann@example.org");
    await get(manage);
    await post(`${manage}/unsubscribe`);
    expect(JSON.stringify(web.logged)).not.toContain(manage.slice("/subscription/".length));
  });
});

describe("what comes back", () => {
  const bounce = (body: object, token = "a-token-of-the-operator") =>
    fetch(`${web.url}/bounces`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    });

  test("a hard bounce and a complaint suppress at once, soft ones after the third, and one told twice counts once", async () => {
    const soft = async (id: string) =>
      (await bounce({ address: "soft@example.org", kind: "soft", id })).json() as Promise<{ outcomes: { outcome: string }[] }>;
    for (const name of ["hard", "angry", "soft"]) await lab.subscribe(`${name}@example.org`);
    await bounce({ address: "hard@example.org", kind: "hard", reason: "5.1.1" });
    await bounce({ address: "angry@example.org", kind: "complaint" });
    for (const id of ["1", "1", "2", "2", "2"])
      expect(await soft(id)).toEqual({ outcomes: [{ kind: "soft", outcome: "counted" }] });
    expect(await states()).toEqual(["hard@example.org suppressed", "angry@example.org suppressed", "soft@example.org active"]);
    expect(await soft("3")).toEqual({ outcomes: [{ kind: "soft", outcome: "suppressed" }] });
    await lab.sync([trial(1)]);
    expect(await lab.run()).toMatchObject({ sent: 0 });
  });

  test("an erased address that bounced is still never written to", async () => {
    const ann = await lab.subscribe("ann@example.org");
    await bounce({ address: "ann@example.org", kind: "hard" });
    await lab.store.eraseSubscriber(ann.id);
    await post("/subscribe", { email: "ann@example.org" });
    expect(await sendConfirmations(lab.confirmations)).toBe(0);
  });

  test("without the right token there is nothing at this address", async () => {
    await lab.subscribe("ann@example.org");
    expect((await bounce({ address: "ann@example.org", kind: "hard" }, "wrong")).status).toBe(404);
    expect((await fetch(`${web.url}/bounces`, { method: "POST" })).status).toBe(404);
    expect((await bounce({ address: "nobody", kind: "loud" })).status).toBe(400);
    expect(await states()).toEqual(["ann@example.org active"]);
  });
});
