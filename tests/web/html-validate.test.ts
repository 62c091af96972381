import { HtmlValidate } from "html-validate";
import { afterEach, describe, expect, test } from "vitest";
import type { IncomingStudy, Store } from "../../src/store/ports.ts";
import { taggedStudies } from "../support/tagged-studies.ts";
import { tortureStudies } from "../support/torture-studies.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";

/** The standard and accessibility, as html-validate knows both. Where its taste is not ours the reason stands beside the rule. */
const checker = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard", "html-validate:a11y"],
  rules: {
    // As Prettier and everybody else write it today.
    "doctype-style": ["error", { style: "lowercase" }],
    // Fields share a name: that is how a form sends a list, and how an address names several tags.
    "form-dup-name": "off",
    // Lists have names, and screen readers say them.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // A page is named as its researchers named their study.
    "long-title": "off",
    // CSL styles turn italics back inside italics (citation-js writes that as a style).
    "no-inline-style": ["error", { allowedProperties: ["font-style"] }],
  },
});

const PAGES = [
  "/",
  "/studies",
  "/studies?q=depresion+ketamine+12&tag=design:rct&from=2026-01-01",
  "/studies?per_page=2&page=2&q=a",
  "/studies?page=99",
  "/evidence",
  "/evidence?q=zebrafish&by=-participants",
  "/questions",
  "/questions/does-it-work",
  "/trends",
  "/changes",
  "/tags",
  "/about/evidence-levels",
  "/about/accuracy",
  "/digests",
  "/status",
  "/help",
  "/help/search",
  "/glossary",
  "/kept",
  "/export",
  "/basket",
  "/basket?pmid=90000001&pmid=90000005&pmid=12",
  "/subscribe",
  "/subscribe?q=esketamine&tag=design:rct",
  "/subscription/nothing",
  "/trials/NCT00000000",
  "/studies/0",
  "/studies/99999999",
  "/nowhere",
];
const STUDIES: readonly IncomingStudy[] = [...tortureStudies, ...taggedStudies];

async function redReceipt(store: Store): Promise<void> {
  const startedAt = "2026-11-23T04:17:00.000Z";
  const id = await store.startRun({ kind: "sync", query: "ketamine", startedAt, holder: "test" });
  await store.finishRun(
    id,
    {
      state: "incomplete",
      query: "ketamine",
      translation: "ketamine",
      window: { from: "2026-11-20", to: "2026-11-22" },
      count: 3,
      ids: 3,
      fetched: 2,
      new: 2,
      changed: 0,
      unchanged: 0,
      missing: [],
      deleted: [],
      quarantined: [],
      warnings: Array.from({ length: 12 }, (_, at) => `Phrase not found: "invented <${at}>"`),
      retries: 0,
      requests: 3,
      error: "PubMed returned 2 of 3 records",
    },
    "2026-11-23T04:19:00.000Z",
  );
}

let server: WebServer;

afterEach(() => server.stop());

describe.each([
  ["no study", [], false, false],
  ["one study", STUDIES.slice(0, 1), false, false],
  ["all sorts of studies, and an incomplete sync", STUDIES, true, false],
  ["invented studies", STUDIES.slice(0, 3), false, true],
] as const)("with %s", (_name, studies, red, invented) => {
  test("html-validate has nothing to say about any page", async () => {
    server = await startWebServer([...studies], { invented });
    if (red) await redReceipt(server.store);
    const own = studies.flatMap(({ study }) => [`/studies/${study.pmid}`, `/studies/${study.pmid}/cite`]);
    const said: string[] = [];
    for (const path of [...PAGES, ...own]) {
      const html = await (await fetch(server.url + path)).text();
      const { results } = await checker.validateString(html);
      said.push(
        ...results.flatMap(({ messages }) =>
          messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId}: ${message}`),
        ),
      );
    }
    expect(said).toEqual([]);
  });
});
