import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { incoming } from "../support/study-factory.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

let server: WebServer;

const containing = (text: string): unknown => expect.stringContaining(text);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

async function get(path: string): Promise<{ readonly status: number; readonly json: unknown }> {
  const response = await fetch(`${server.url}/api/v1${path}`, { redirect: "manual" });
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  return { status: response.status, json: await response.json() };
}

beforeAll(async () => {
  server = await startWebServer([...tortureStudies, incoming({ pmid: toPmid("90000099"), entered: "2026-11-02" })]);
  await server.store.markDeleted([toPmid("90000099")], "2026-11-22T05:00:00.000Z");
});

afterAll(() => server.stop());

test("the list has the exact total, its page and the studies, newest first", async () => {
  const { json } = await get("/studies?per_page=2&page=2");
  expect(json).toMatchObject({ total: 6, page: 2, per_page: 2, query: { text: "", translation: "", warnings: [] } });
  expect(json).toMatchObject({ studies: [{ pmid: "90000003" }, { pmid: "90000004" }] });
});

test("a study has the shape that others rely on: plain title, safe HTML, names, partial dates", async () => {
  const { json } = await get("/studies/90000005");
  expect(json).toMatchObject({
    study: {
      pmid: "90000005",
      title: matching(/^An invented title/),
      abstract: [],
      journal: {
        title: "The Example Journal of Invented Psychiatry",
        abbreviation: "Example J Invent Psychiatry",
        issn: "0000-0000",
      },
      volume: "12",
      issue: "4",
      pages: "132-42",
      published: { text: "2024 Mar", iso: "2024-03", precision: "month" },
      entered: "2026-11-17",
      publicationTypes: ["Journal Article"],
      mesh: [
        { descriptor: "Ketamine", major: false, qualifiers: [{ name: "therapeutic use", major: true }] },
        { descriptor: "Depressive Disorder, Treatment-Resistant", major: true, qualifiers: [] },
      ],
      registrations: ["NCT00000042"],
      tags: [],
      status: ["retracted", "corrected"],
    },
  });
});

test("authors are persons or groups, and the abstract comes in sections and as one text", async () => {
  const { json } = await get("/studies/90000001");
  expect(json).toMatchObject({
    study: {
      titleHtml: containing("&lt;script&gt;"),
      authors: [
        { family: "<b>Bold</b>", orcid: "0000-0002-1825-0097" },
        { family: "van der Model", given: "Catharina" },
        { collective: "Demonstration <i>Study</i> Group" },
      ],
      abstract: [{ label: "BACKGROUND", text: "<img src=x onerror=alert(2)> is text here." }, { label: "RESULTS FOR SKET-2" }],
      abstractText: matching(/^BACKGROUND: <img .*\nRESULTS FOR SKET-2: Median 1\.73 m2/),
    },
  });
});

test.each([
  ["/studies/99999999", 404, "not_found"],
  ["/studies/90000099", 410, "not_found"],
  ["/studies/abc", 400, "invalid"],
  ["/studies/%E0%A4%A", 400, "invalid"],
  ["/studies?page=0", 400, "invalid"],
  ["/studies?from=2026-13-01", 400, "invalid"],
  ["/nothing", 404, "not_found"],
])("GET /api/v1%s is %i %s, with a sentence", async (path, status, code) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect(answer.json).toEqual({ error: { code, message: matching(/^[“A-Z].*\.$/) } });
});

test("the description of the API is OpenAPI 3.1 to a validator, and names every address there is", async () => {
  const { json } = await get("/openapi.json");
  const { valid, errors } = await new Validator().validate(structuredClone(json) as Record<string, unknown>);
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(Object.keys((json as { readonly paths: object }).paths)).toEqual([
    "/api/v1/studies",
    "/api/v1/studies/{pmid}",
    "/api/v1/tags",
  ]);
});

test("answers are as the description of the API says, fields and types", async () => {
  const description = (await get("/openapi.json")).json as { readonly components: { readonly schemas: Record<string, object> } };
  const ajv = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d\d-\d\d$/ } });
  ajv.addSchema({ $id: "api", components: description.components });
  for (const [path, name] of [
    ["/studies?q=esketamine+12", "StudyList"],
    ["/tags", "Tags"],
    ["/studies/abc", "Error"],
  ] as const) {
    const check = ajv.compile({ $ref: `api#/components/schemas/${name}` });
    check((await get(path)).json);
    expect(check.errors ?? [], path).toEqual([]);
  }
});

test("the vocabulary has every facet, with counts", async () => {
  const { json } = await get("/tags");
  expect(json).toMatchObject({ facets: expect.arrayContaining([expect.objectContaining({ facet: "design" })]) as unknown });
});
