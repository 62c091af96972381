import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { standingQuestions } from "../../src/topic/questions.ts";
import { understand } from "../../src/search/understand.ts";
import { wordDifference } from "../../src/web/pages/word-difference.ts";
import { withAbbreviations } from "../../src/web/pages/glossary.ts";
import { incoming } from "../support/study-factory.ts";
import { taggedStudies } from "../support/tagged-studies.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

let server: WebServer;

const page = async (path: string): Promise<string> => (await fetch(server.url + path)).text();
const totalOf = async (href: string): Promise<string> => {
  const text = await page(href.replaceAll("&#x3D;", "=").replaceAll("&amp;", "&"));
  return /<h1>(.*?)<\/h1>/.exec(text)?.[1]?.replace(/\D/g, "") ?? "";
};

beforeAll(async () => {
  server = await startWebServer(taggedStudies);
  const [first, second] = [taggedStudies[0], taggedStudies[1]];
  if (first === undefined || second === undefined) throw new Error("The studies are missing.");
  await server.store.saveStudies(
    [
      incoming({ ...first.study, volume: "12", mesh: [{ descriptor: "Ketamine", major: true, qualifiers: [] }] }),
      incoming({
        ...second.study,
        abstract: [{ text: ["Sixty-eight adults were randomised to intravenous ketamine 0.5 mg/kg or placebo."] }],
      }),
    ],
    "2026-11-23T04:17:00.000Z",
  );
});

afterAll(() => server.stop());

describe("this week", () => {
  test("puts trials and syntheses before cohorts, and folds what was done in animals", async () => {
    const text = await page("/");
    const order = ["Trials and syntheses", "Cohorts and case work", "Mechanism and animal studies"].map((heading) =>
      text.indexOf(`>${heading}</h2>`),
    );
    expect(order.every((at) => at > 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(text.slice(order[2]).indexOf("<details>")).toBeGreaterThan(0);
    expect(text).toContain("Six studies".toLowerCase().replace("six", "6"));
    expect(text).toContain('action="/subscribe"');
    for (const { slug } of standingQuestions) expect(text).toContain(`href="/questions/${slug}"`);
  });
});

describe("a standing question", () => {
  test.each(standingQuestions.map(({ slug, search }) => [slug, search]))(
    "%s is a search that is understood without a warning",
    (_slug, search) => {
      expect(understand(search, { today: "2026-11-23" }).warnings).toEqual([]);
    },
  );

  test("counts by design and by the authors' conclusion, each count the search that made it", async () => {
    const text = await page("/questions/does-it-work");
    expect(text).toMatch(/stored studies speak to this, among them/);
    const cells = [...text.matchAll(/<td class="num"><a href="([^"]+)">([^<]+)<\/a>/g)];
    expect(cells.length).toBeGreaterThan(3);
    for (const [, href = "", count] of cells) expect(count === "0" ? "" : count, href).toBe(await totalOf(href));
  });

  test("says what it is not, and links to help", async () => {
    const text = await page("/questions/is-it-safe");
    expect(text).toContain("Not medical advice.");
    expect(text).toContain('href="/help"');
  });

  test("that does not exist is 404", async () => {
    expect((await fetch(`${server.url}/questions/nothing`)).status).toBe(404);
  });
});

describe("trends", () => {
  test("are charts with a table each, and every number leads to as many studies", async () => {
    const text = await page("/trends");
    expect(text.match(/<svg class="chart"/g)?.length).toBe(text.match(/<figure/g)?.length);
    const cells = [...text.matchAll(/<td class="num"><a href="([^"]+)">(\d+)<\/a>/g)].filter(([, , count]) => count !== "0");
    expect(cells.length).toBeGreaterThan(5);
    for (const [, href = "", count] of cells.slice(0, 12)) expect(await totalOf(href), href).toBe(count);
  });

  test("with nothing stored say so", async () => {
    const empty = await startWebServer();
    expect(await (await fetch(`${empty.url}/trends`)).text()).toContain("There is nothing to count yet.");
    await empty.stop();
  });
});

describe("what changed", () => {
  test("is sorted by kind, with the words that went and came", async () => {
    const text = await page("/changes");
    expect(text).toContain(">Final version</h2>");
    expect(text).toContain("<del>Sixty-seven</del>");
    expect(text).toContain("<ins>Sixty-eight</ins>");
    expect(text).toContain("12 studies entered PubMed".replace("12", "6"));
  });

  test("in a time without change says so; a day that is none is refused", async () => {
    expect(await page("/changes?since=2026-11-24")).toContain("No stored study changed in this time.");
    expect((await fetch(`${server.url}/changes?since=yesterday`)).status).toBe(400);
  });

  test.each([
    ["a b c", "a x c", "a|-b|+x|c"],
    ["", "new words", "+new words"],
    ["same", "same", "same"],
    ["one two", "two one", "-one|two|+one"],
  ])("%j to %j is %s", (before, after, expected) => {
    const marks = { same: "", gone: "-", come: "+" } as const;
    expect(
      wordDifference(before, after)
        .map(({ kind, text }) => marks[kind] + text)
        .join("|"),
    ).toBe(expected);
  });
});

test("an abbreviation is expanded where it stands first, and nothing is unescaped", () => {
  expect(withAbbreviations("ECT & <ECT>")).toBe('<abbr title="electroconvulsive therapy">ECT</abbr> &amp; &lt;ECT&gt;');
});
