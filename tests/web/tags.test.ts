import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { tagger } from "../../src/ingest/tagging.ts";
import { incoming } from "../support/study-factory.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";

const tag = tagger("v1");
const study = (number: number, overrides: Parameters<typeof incoming>[0]) => {
  const one = incoming({ pmid: toPmid(String(number)), entered: "2026-11-20", ...overrides });
  return { ...one, tagging: tag(one.study) };
};

const TRIAL = study(91000001, {
  title: ["Intranasal esketamine for treatment-resistant depression: a randomized, double-blind, placebo-controlled trial."],
  abstract: [
    {
      label: "METHODS",
      text: ["In this double-blind trial 67 adults were randomly assigned to esketamine 56 mg or 84 mg or placebo."],
    },
    { label: "RESULTS", text: ["The change on the MADRS was larger with esketamine than with placebo <b>(P < .001)</b>."] },
  ],
  publicationTypes: [{ name: "Randomized Controlled Trial" }],
  keywords: [{ text: ["ketamine"], major: false, owner: "NOTNLM" }],
});

let server: WebServer;
const get = async (path: string) => {
  const response = await fetch(server.url + path);
  return { status: response.status, text: await response.text() };
};

beforeAll(async () => {
  server = await startWebServer([
    TRIAL,
    study(91000002, { title: ["A letter that says nothing of itself."] }),
    study(91000003, {
      title: [`Ketamine <img src=x onerror=alert(1)> for depression: a randomized trial "onmouseover="alert(2)`],
      abstract: [{ text: [`<script>alert(3)</script> 12 adults were randomized to ketamine 0.5 mg/kg or midazolam.`] }],
    }),
  ]);
  await server.store.overrideTags(
    toPmid("91000001"),
    [
      { facet: "topic", value: "cost", action: "add", note: "Costs stand in <Table 4>.", at: "2026-11-22T05:00:00.000Z" },
      { facet: "route", value: "intranasal", action: "remove", note: "Only named.", at: "2026-11-22T05:00:00.000Z" },
    ],
    "2026-11-22T05:00:00.000Z",
  );
});
afterAll(() => server.stop());

describe("a study in a list", () => {
  test("stands with its level, its line and its tags", async () => {
    const { text } = await get("/studies");
    const card = /<article class="study"[^>]*>(?:(?!<\/article>)[^])*91000001[^]*?<\/article>/.exec(text)?.[0] ?? "";
    expect(card).toMatch(/role="img" aria-label="Evidence level 2"/);
    expect(card).toMatch(/<b>Randomised<\/b>, double-blind/);
    expect(card).toMatch(/<b>67<\/b> adults, treatment-resistant depression/);
    expect(card).toMatch(/href="\/studies\?tag(?:=|&#x3D;)design%3Arct"/);
  });

  test("without tags it stands without a ring, a line or chips", async () => {
    const { text } = await get("/studies");
    const card = /<article class="study"[^>]*>(?:(?!<\/article>)[^])*91000002[^]*?<\/article>/.exec(text)?.[0] ?? "";
    expect(card).not.toMatch(/class="(?:lv|sum)/);
  });
});

describe("a study's page", () => {
  test("every quote leads to words that are marked on the same page", async () => {
    const { text } = await get("/studies/91000001");
    const quotes = [
      ...text.matchAll(/href="#((?:title|abstract|publicationTypes|mesh|keywords|chemicals|corrections)-[\d-]+)"/g),
    ];
    expect(quotes.length).toBeGreaterThan(8);
    for (const [, id = ""] of quotes) expect(text.split(`id="${id}"`)).toHaveLength(2);
  });

  test("the marked words are the quoted words", async () => {
    const { text } = await get("/studies/91000001");
    expect(text).toMatch(/<mark id="abstract-\d+-\d+" title="[^"]*Participants[^"]*">67 (?:<mark[^>]*>)?adults/);
  });

  test("a trial's silence is said, a letter's is not", async () => {
    expect((await get("/studies/91000001")).text).toMatch(/<dt>Follow-up<\/dt>\s*<dd class="no">not stated/);
    expect((await get("/studies/91000002")).text).not.toContain("not stated");
  });

  test("what a curator said is marked as a human's, with the note", async () => {
    const { text } = await get("/studies/91000001");
    expect(text).toContain("Given by a curator: Costs stand in &lt;Table 4&gt;.");
    expect(text).toMatch(/<s>Route: Intranasal<\/s> <span class="human">Taken away by a curator: Only named\./);
    expect(text).not.toMatch(/href="\/studies\?tag(?:=|&#x3D;)route%3Aintranasal"/);
  });

  test("the search sees what the curator said", async () => {
    expect((await get("/studies?tag=topic:cost")).text).toContain("91000001");
    expect((await get("/studies?tag=route:intranasal")).text).not.toContain("91000001");
  });

  test("its history says which tags came and went", async () => {
    const { text } = await get("/studies/91000001");
    expect(text).toContain("Tagged anew: tags");
  });

  test.each(["/studies/91000003", "/studies"])("hostile words stay words on %s", async (path) => {
    const { text } = await get(path);
    expect(text).not.toMatch(/<img src|<script>alert|<[^>]*"onmouseover/);
  });
});

test("the API gives tags with their evidence, and facts with their quotes", async () => {
  const { text } = await get("/api/v1/studies/91000001");
  const { study: json } = JSON.parse(text) as {
    study: { tags: { facet: string; value: string }[]; facts: { participants: number } };
  };
  expect(json.tags).toContainEqual(expect.objectContaining({ facet: "design", value: "rct" }));
  expect(json.facts.participants).toBe(67);
});

describe("what tags mean", () => {
  test("every value stands on one page with its count and a search for it", async () => {
    const { status, text } = await get("/tags");
    expect(status).toBe(200);
    expect(text).toMatch(/Randomised trial<\/a><\/th>[^]*?<code>design:rct<\/code><\/td><td class="num">2</);
    expect(text).toMatch(/<code>design:notice<\/code><\/td><td class="num">0</);
  });

  test("the rules of evidence levels are written down, and linked from a study's level", async () => {
    const { text } = await get("/studies/91000001");
    expect(text).toContain('href="/about/evidence-levels"');
    expect((await get("/about/evidence-levels")).text).toMatch(
      /Randomised trial<\/a><\/th><td>Because patients or volunteers were allotted/,
    );
  });

  test("how often we are wrong has a page, with figures or without", async () => {
    expect((await get("/about/accuracy")).status).toBe(200);
  });
});
