import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { eutilsClient, type Eutils } from "../../src/pubmed/client.ts";
import { sleep } from "../../src/pubmed/clock.ts";
import { landmarks } from "../../src/topic/landmarks.ts";
import { pubmedQuery, queryBlocks } from "../../src/topic/query.ts";
import { type EutilsServer, startEutils } from "../support/eutils/start-eutils.ts";
import { ketamineRecords, otherRecords, pmidIn, titleIn } from "../support/ketamine-corpus.ts";

let server: EutilsServer;
let client: Eutils;
beforeAll(async () => {
  server = await startEutils({ rate: { perSecond: 1e6, withKeyPerSecond: 1e6 } });
  client = eutilsClient({
    baseUrl: server.url,
    pace: { turn: () => Promise.resolve() },
    clock: { now: () => performance.now(), sleep },
    random: () => 0,
    log: { warn: () => undefined },
  });
});
afterAll(async () => {
  await client.close();
  await server.close();
});

async function found(records: readonly string[]): Promise<ReadonlySet<string>> {
  server.setRecords(records);
  return new Set<string>((await client.search({ term: pubmedQuery })).ids);
}

const record = (title: string, abstract = "") =>
  `<PubmedArticle><MedlineCitation Status="Publisher"><PMID Version="1">1</PMID><Article><ArticleTitle>${title}</ArticleTitle><Abstract><AbstractText>${abstract}</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>`;

describe("what the query is for", () => {
  test.each([
    ["a bare title", "Ketamine for depression?", ""],
    [
      "an enantiomer with its hyphen",
      "(S)-ketamine and mood in volunteers",
      "Volunteers with a depressive episode were invited.",
    ],
    [
      "a title in another language",
      "[Ketamin bei therapieresistenter Depression]",
      "Patients with treatment-resistant depression were treated.",
    ],
    [
      "a metabolite alone",
      "(2R,6R)-hydroxynorketamine restores sucrose preference",
      "The compound had rapid antidepressant actions.",
    ],
    [
      "the product, the illness going without saying",
      "Blood pressure after Spravato",
      "Readings at forty minutes were recorded.",
    ],
    ["suicidality without depression", "Ketamine in the emergency department", "Suicidal ideation was rated at two hours."],
    ["trauma", "Repeated ketamine in veterans", "Symptoms of PTSD were the outcome."],
    ["pain with mood", "Ketamine infusions at home", "Patients with chronic pain reported on mood."],
    [
      "postnatal depression beside respiratory depression",
      "Esketamine after caesarean section",
      "Postnatal depression at six weeks was the outcome; respiratory depression was counted.",
    ],
    ["an animal model", "Ketamine and forced swimming in mice", "Immobility, a measure of depression-like behaviour, fell."],
  ])("finds %s", async (_what, title, abstract) => {
    expect((await found([record(title, abstract)])).size).toBe(1);
  });

  test.each([
    ["respiratory depression", "Ketamine and propofol for endoscopy", "Respiratory depression was rarer with ketamine."],
    [
      "spreading depression",
      "Ketamine blocks spreading depression in the rat cortex",
      "Spreading depression was evoked by potassium.",
    ],
    ["long-term depression", "Ketamine and plasticity of the hippocampus", "Long-term depression was induced at low frequency."],
    ["myocardial depression", "Ketamine in septic shock", "Myocardial depression was not seen."],
    ["ST depression", "Electrocardiogram under ketamine", "ST segment depression was seen twice."],
    [
      "cats under ketamine (PMID 15278624)",
      "Hypoxic ventilatory responses in cats under ketamine",
      "Halothane caused depression of the ventilatory response.",
    ],
    ["anxiety before an operation", "Oral ketamine as premedication", "Preoperative anxiety of children was scored."],
    ["another antidepressant", "Dextromethorphan-bupropion for major depression", "Depressive symptoms fell."],
  ])("leaves out %s", async (_what, title, abstract) => {
    expect((await found([record(title, abstract)])).size).toBe(0);
  });

  test("each block says what it gains and costs, and its brackets and quotes are even", () => {
    for (const { name, term, gains, costs } of queryBlocks) {
      expect([name, gains, costs].every((text) => text.length > 5)).toBe(true);
      expect(term.match(/"/g)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0);
      expect(depthOf(term)).toBe(0);
    }
    expect(depthOf(pubmedQuery)).toBe(0);
  });
});

describe("recall among real records", () => {
  const records = ketamineRecords();
  const others = otherRecords();
  if (records === undefined || others === undefined) console.warn("skipped: ../shared/data is absent, so recall is not measured");

  test.skipIf(records === undefined || others === undefined)(
    "the query finds every landmark whose record is at hand, and PubMed warns of nothing",
    async () => {
      server.setRecords([...(others ?? []), ...(records ?? [])]);
      const result = await client.search({ term: pubmedQuery });
      const ids = new Set<string>(result.ids);
      const titles = new Map((records ?? []).map((one) => [pmidIn(one), titleIn(one)]));
      const present = landmarks.flatMap(({ pmid }) => (pmid !== undefined && titles.has(pmid) ? [pmid] : []));
      const misses = present.filter((pmid) => !ids.has(pmid)).map((pmid) => `${pmid} ${titles.get(pmid) ?? ""}`);
      console.log(
        `recall: ${present.length - misses.length} of ${present.length} landmarks at hand; ${ids.size} of ${titles.size} ketamine records found`,
      );
      expect(misses).toEqual([]);
      expect(present.length).toBeGreaterThan(20);
      expect(result.warnings.filter((warning) => warning.startsWith("Field not found"))).toEqual([]);
    },
  );
});

function depthOf(term: string): number {
  return (term.match(/\(/g)?.length ?? 0) - (term.match(/\)/g)?.length ?? 0);
}
