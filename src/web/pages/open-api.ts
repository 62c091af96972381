import { FACETS } from "../../topic/facets.ts";
import type { WebNeeds } from "../needs.ts";
import { LONGEST_SEARCH } from "../params.ts";

const text = { type: "string" } as const;
const whole = { type: "integer", minimum: 0 } as const;
const texts = { type: "array", items: text } as const;
const day = { type: "string", format: "date" } as const;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (items: object) => ({ type: "array", items });
const object = (properties: Readonly<Record<string, object>>, required: readonly string[] = Object.keys(properties)) => ({
  type: "object",
  properties,
  required: [...required],
});

const tagPattern = `^(${Object.keys(FACETS).join("|")}):[a-z0-9][a-z0-9-]{0,40}$`;

const query = (name: string, description: string, schema: object) => ({ name, in: "query", description, schema });

const STATE = [
  query("q", "A search in PubMed’s syntax, with our own words beside it (see /help/search).", {
    type: "string",
    maxLength: LONGEST_SEARCH,
  }),
  {
    ...query(
      "tag",
      "facet:value. Values of one facet are joined by OR, facets by AND.",
      list({ type: "string", pattern: tagPattern }),
    ),
    style: "form",
    explode: true,
  },
  query("from", "First day of entry into PubMed.", day),
  query("to", "Last day of entry into PubMed.", day),
  query("sort", "Without it: relevance where there is a q, else newest.", {
    type: "string",
    enum: ["newest", "relevance", "evidence", "published"],
  }),
  query("page", "The page, from 1.", { type: "integer", minimum: 1, default: 1 }),
  query("per_page", "Studies a page.", { type: "integer", minimum: 1, maximum: 200, default: 25 }),
];

const SCHEMAS = {
  Error: object({
    error: object({ code: { type: "string", enum: ["invalid", "not_found", "conflict", "unavailable"] }, message: text }),
  }),
  PartialDate: object({
    text,
    iso: { type: "string", description: "As long as the precision allows: 2024, 2024-03, 2024-03-05; empty when unknown." },
    precision: { type: "string", enum: ["day", "month", "season", "year", "unknown"] },
  }),
  Author: {
    oneOf: [
      object({ family: text, given: text, initials: text, suffix: text, orcid: text, affiliations: texts }, ["family"]),
      object({ collective: text, orcid: text, affiliations: texts }, ["collective"]),
    ],
  },
  Evidence: object({ field: text, index: whole, start: whole, end: whole, text }, ["field", "start", "end", "text"]),
  Tag: object(
    { facet: { type: "string", enum: Object.keys(FACETS) }, value: text, because: text, evidence: list(ref("Evidence")) },
    ["facet", "value", "evidence"],
  ),
  Study: object(
    {
      pmid: { type: "string", pattern: "^[1-9][0-9]{0,7}$" },
      title: text,
      titleHtml: { type: "string", description: "Safe to show: only i, b, u, sup, sub and MathML." },
      abstract: list(object({ label: text, category: text, text }, ["text"])),
      abstractText: text,
      authors: list(ref("Author")),
      journal: object({ title: text, abbreviation: text, issn: text }, ["title"]),
      volume: text,
      issue: text,
      pages: text,
      published: ref("PartialDate"),
      entered: day,
      doi: text,
      pmcid: text,
      publicationTypes: texts,
      mesh: list(
        object({
          descriptor: text,
          major: { type: "boolean" },
          qualifiers: list(object({ name: text, major: { type: "boolean" } })),
        }),
      ),
      keywords: texts,
      registrations: texts,
      tags: list(ref("Tag")),
      facts: { type: "object", description: "What the study states about itself; what is absent is not stated." },
      status: texts,
    },
    [
      "pmid",
      "title",
      "titleHtml",
      "abstract",
      "authors",
      "published",
      "entered",
      "publicationTypes",
      "mesh",
      "keywords",
      "registrations",
      "tags",
      "facts",
      "status",
    ],
  ),
  FacetCounts: {
    type: "object",
    description: "Of every value, how many studies it would find; each facet counted as if it were not narrowed itself.",
    additionalProperties: list(object({ value: text, count: whole })),
  },
  StudyList: object({
    total: whole,
    page: whole,
    per_page: whole,
    query: object({
      text,
      translation: text,
      warnings: texts,
      notes: texts,
      widenings: list(object({ words: text, says: text, without: text })),
      missing: list(object({ type: text, value: text })),
    }),
    facets: ref("FacetCounts"),
    studies: list(ref("Study")),
  }),
  Tags: object({
    facets: list(
      object({
        facet: text,
        label: text,
        values: list(object({ value: text, label: text, means: text, count: whole }, ["value", "label", "count"])),
      }),
    ),
  }),
};

const json = (description: string, schema: object) => ({ description, content: { "application/json": { schema } } });
const refused = json("What was asked cannot be read; the message says why.", ref("Error"));

/** The description of the API that programs read (OpenAPI 3.1). */
export function openApi({ siteName, publicUrl, version }: Pick<WebNeeds, "siteName" | "publicUrl" | "version">) {
  return {
    openapi: "3.1.0",
    info: {
      title: `${siteName} API`,
      version,
      description: "Reads what the pages show, with the same addresses. No key is needed; nothing can be changed.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: publicUrl }],
    paths: {
      "/api/v1/studies": {
        get: {
          operationId: "listStudies",
          summary: "Search and browse studies",
          parameters: STATE,
          responses: { "200": json("One page of studies, the exact total, and all facets.", ref("StudyList")), "400": refused },
        },
      },
      "/api/v1/studies/{pmid}": {
        get: {
          operationId: "getStudy",
          summary: "One study with everything known of it",
          parameters: [
            {
              name: "pmid",
              in: "path",
              required: true,
              description: "A PubMed identifier.",
              schema: { type: "string", pattern: "^[1-9][0-9]{0,7}$" },
            },
          ],
          responses: {
            "200": json("The study.", object({ study: ref("Study") })),
            "301": { description: "PubMed merged this record into another; Location names it." },
            "400": refused,
            "404": json("Not stored here.", ref("Error")),
            "410": json("PubMed has deleted this record.", ref("Error")),
          },
        },
      },
      "/api/v1/tags": {
        get: {
          operationId: "listTags",
          summary: "The vocabulary of tags, with counts",
          responses: { "200": json("Every facet and value.", ref("Tags")) },
        },
      },
    },
    components: { schemas: SCHEMAS },
  };
}
