import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Registration } from "../../src/domain/registration.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Study } from "../../src/domain/study.ts";
import { tagger } from "../../src/ingest/tagging.ts";
import { incoming } from "../support/study-factory.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";

const tag = tagger("v1");
const registered = (...ids: readonly string[]): readonly Registration[] =>
  ids.map((id) => ({ id, registry: "ClinicalTrials.gov", saidBy: ["abstract"] }));

function study(number: number, title: string, abstract: string, rest: Partial<Study> = {}) {
  const one = incoming({ pmid: toPmid(String(number)), title: [title], abstract: [{ text: [abstract] }], ...rest });
  return { ...one, tagging: tag(one.study) };
}

const year = (iso: string) => ({ published: { text: iso, iso, precision: "year" as const } });

const STUDIES = [
  study(
    92000001,
    "Ketamine for depression: a randomized controlled trial.",
    "Sixty adults were randomized to ketamine 0.5 mg/kg or midazolam.",
    {
      registrations: registered("NCT00000001"),
      ...year("2020"),
    },
  ),
  study(92000002, "Ketamine for depression: a secondary analysis of a randomized trial.", "A post hoc analysis of 60 adults.", {
    registrations: registered("NCT00000001"),
    ...year("2021"),
  }),
  study(92000003, "Ketamine for depression: a systematic review.", "We searched PubMed for trials.", {
    registrations: registered("NCT00000001", "NCT00000002"),
    ...year("2022"),
  }),
  study(
    92000004,
    "=HYPERLINK(1) Esketamine nasal spray: a randomized controlled trial.",
    "One hundred and twenty adults were randomized to esketamine 56 mg or placebo.",
    {
      registrations: registered("NCT00000002"),
      ...year("2023"),
    },
  ),
  study(
    92000005,
    "A cohort study of ketamine in depression.",
    "In this prospective cohort, adults received ketamine.",
    year("2024"),
  ),
  study(
    92000006,
    "Pooled analysis of two randomized trials of ketamine in depression: a secondary analysis.",
    "Data of 180 adults.",
    {
      registrations: registered("NCT00000001", "NCT00000002"),
      ...year("2025"),
    },
  ),
];

let server: WebServer;
const get = async (path: string) => {
  const response = await fetch(server.url + path, { redirect: "manual" });
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const rowsOf = (html: string) => [...html.matchAll(/<th scope="row">[^]*?href="\/studies\/(\d+)"/g)].map(([, pmid]) => pmid);

beforeAll(async () => {
  server = await startWebServer(STUDIES);
});
afterAll(() => server.stop());

describe("the evidence table", () => {
  test("has one row a trial or study with results of its own", async () => {
    const { status, text } = await get("/evidence");
    expect(status).toBe(200);
    expect(new Set(rowsOf(text))).toEqual(new Set(["92000001", "92000004", "92000005", "92000006"]));
    expect(text).toMatch(/href="\/trials\/NCT00000001"[^]*1 more publication/);
  });

  test("shows what a reader asks for, reviews too", async () => {
    expect(rowsOf((await get("/evidence?tag=design:systematic-review")).text)).toEqual(["92000003"]);
    expect(rowsOf((await get("/evidence?q=esketamine")).text)).toEqual(["92000004"]);
  });

  test("is sorted by any column, both ways, and blanks come last", async () => {
    expect(rowsOf((await get("/evidence?by=participants&tag=design:rct&tag=design:cohort")).text)).toEqual([
      "92000001",
      "92000004",
      "92000005",
    ]);
    expect(rowsOf((await get("/evidence?by=-participants&tag=design:rct&tag=design:cohort")).text)).toEqual([
      "92000004",
      "92000001",
      "92000005",
    ]);
    expect((await get("/evidence?by=-participants")).text).toContain('aria-sort="descending"');
    expect(rowsOf((await get("/evidence?by=-study")).text)[0]).toBe("92000006");
  });

  test.each([
    ["study", ["92000001", "92000004", "92000005"]],
    ["design", ["92000004", "92000001", "92000005"]],
    ["drug", ["92000005", "92000001", "92000004"]],
    // By unit, then by amount: "mg" stands before "mg/kg".
    ["dose", ["92000004", "92000001", "92000005"]],
    ["-dose", ["92000001", "92000004", "92000005"]],
    ["comparator", ["92000001", "92000004", "92000005"]],
    ["-comparator", ["92000004", "92000001", "92000005"]],
  ])("by %s its rows stand in the order of what the cells say", async (by, expected) => {
    expect(rowsOf((await get(`/evidence?by=${by}&tag=design:rct&tag=design:cohort`)).text)).toEqual(expected);
  });

  test("leads from a cell to the words it rests on", async () => {
    const { text } = await get("/evidence?q=midazolam");
    const [, address = "", id = ""] =
      /data-name="N"[^>]*><a href="(\/studies\/\d+)#(abstract-\d+-\d+)" title="“[^”]*”">60</.exec(text) ?? [];
    expect((await get(address)).text).toContain(`<mark id="${id}"`);
  });

  test("refuses a column that is none, with one sentence", async () => {
    expect(await get("/evidence?by=constructor")).toMatchObject({ status: 400 });
    expect(await get("/evidence?by=dose&by=drug")).toMatchObject({ status: 400 });
  });

  test("says so when nothing fits, and when a page does not exist", async () => {
    expect((await get("/evidence?q=zebrafish")).text).toContain("No study fits");
    expect((await get("/evidence?page=99")).status).toBe(200);
  });
});

describe("the table as a file", () => {
  test("has a row a trial or study, with the quote beside each value, and no formula", async () => {
    const { text, headers } = await get("/evidence.csv?by=study");
    const lines = text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(5);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[^"]+\.csv"$/);
    expect(lines[1]).toMatch(/^92000001,NCT00000001,92000002,/);
    expect(lines[1]).toContain(",60,“Sixty adults”,");
    expect(text).toContain(",'=HYPERLINK(1)");
  });
});

describe("a trial's page", () => {
  test("tells its publications from those that only speak of it, with the reason for each", async () => {
    const { status, text } = await get("/trials/NCT00000001");
    expect(status).toBe(200);
    const [own = "", several = "", mentioned = ""] = text.split(/<h2>(?:With other trials|Mentioned by)<\/h2>/);
    expect([...own.matchAll(/href="\/studies\/(\d+)"/g)].map(([, pmid]) => pmid)).toEqual(["92000001", "92000002"]);
    expect(several).toContain("92000006");
    expect(mentioned).toContain("92000003");
    expect(own).toContain("NCT00000001 is named in the abstract.");
    expect(own).toContain('href="https://clinicaltrials.gov/study/NCT00000001"');
  });

  test("has one address, however the id is spelt", async () => {
    const { status, headers } = await get("/trials/nct%2000000001");
    expect([status, headers.get("location")]).toEqual([301, "/trials/NCT00000001"]);
  });

  test.each(["/trials/NCT99999999", "/trials/%3Cscript%3E", "/trials/%00"])("%s is not found", async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(404);
    expect(text).not.toContain("<script>");
  });

  test("stands in the margin of its publications", async () => {
    const { text } = await get("/studies/92000002");
    expect(text).toMatch(
      /This trial’s publications[^]*href="\/studies\/92000001"[^]*\(this one\)[^]*href="\/trials\/NCT00000001"/,
    );
  });
});
