import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { PUBMED_HEAD } from "./eutils/doctypes.ts";
import { inventedStudies, inventedStudy } from "./invented-studies/invented-studies.ts";
import { partnerOf, studyKind } from "./invented-studies/study-kinds.ts";
import { sharedData } from "./shared-data.ts";

const XMLLINT = "xmllint";
const OPTIONS = { count: 300, seed: 1, today: "2026-11-23", references: true };
const studies = [...inventedStudies(OPTIONS)];
const all = studies.join("\n");

describe("invented studies", () => {
  test("are the same for the same seed, each alone as in the stream", () => {
    expect([...inventedStudies(OPTIONS)]).toEqual(studies);
    expect(inventedStudy(123, OPTIONS)).toBe(studies[123]);
    expect(inventedStudy(123, { ...OPTIONS, seed: 2 })).not.toBe(studies[123]);
  });

  test("are marked as invented, every one", () => {
    for (const [index, xml] of studies.entries()) {
      expect(xml).toContain(`<PMID Version="1">${99_000_001 + index}</PMID>`);
      expect(xml).toContain("(Invented for demonstration.)");
      expect(xml).toMatch(/<Title>Example Journal of |<PublisherName>Example Library Press/);
    }
    expect(all.match(/10\.\d{4,}\//g)?.every((prefix) => prefix === "10.5555/")).toBe(true);
    expect(all.match(/NCT\d+/g)?.every((id) => id.startsWith("NCT000000") && id.length === 11)).toBe(true);
  });

  test("obey NLM's DTD", () => {
    const dtd = sharedData("dtd/pubmed_250101.dtd");
    if (dtd === undefined || !hasXmllint()) {
      console.log("skipped: invented studies against NLM's DTD (needs xmllint and ../shared/data)");
      return;
    }
    const set = `${PUBMED_HEAD.replace(/<!DOCTYPE.*\n/, "")}<PubmedArticleSet>${all}</PubmedArticleSet>`;
    expect(() =>
      execFileSync(XMLLINT, ["--nonet", "--noout", "--dtdvalid", dtd, "-"], { input: set, stdio: ["pipe", "pipe", "pipe"] }),
    ).not.toThrow();
  });

  test("enter PubMed between 2000 and today, PMIDs rising, at least 25 of them in the last seven days", () => {
    const days = studies.map(
      (xml) => /PubStatus="entrez"><Year>(\d+)<\/Year><Month>(\d+)<\/Month><Day>(\d+)/.exec(xml)?.slice(1, 4).join("-") ?? "",
    );
    expect([...days].sort()).toEqual(days);
    expect(days[0]?.slice(0, 4)).toBe("2000");
    expect(days.at(-1)).toBe("2026-11-23");
    expect(days.filter((day) => day >= "2026-11-17").length).toBeGreaterThanOrEqual(25);
  });

  test.each([
    ["retracted studies", "Retracted Publication"], ["their notices", 'RefType="RetractionOf"'], ["errata", 'RefType="ErratumFor"'],
    ["expressions of concern", 'RefType="ExpressionOfConcernIn"'], ["preprints that became articles", 'RefType="UpdateIn"'], ["their articles", 'RefType="UpdateOf"'],
    ["book chapters", "<PubmedBookArticle>"], ["unstructured abstracts", "<Abstract><AbstractText>"], ["structured ones", 'NlmCategory="METHODS"'],
    ["translated titles", "<VernacularTitle>"], ["collective authors", "<CollectiveName>"], ["ORCIDs", 'Source="ORCID"'], ["ranges of months", "<MedlineDate>"],
    ["electronic-only articles", 'PubModel="Electronic"'], ["MeSH", "<MeshHeadingList>"], ["grants", "<GrantList"], ["conflicts of interest", "<CoiStatement>"],
    ["plain-language summaries", 'Type="plain-language-summary"'], ["randomised trials", "Randomized Controlled Trial"], ["meta-analyses", "Meta-Analysis"],
    ["protocols", "Clinical Trial Protocol"], ["case reports", "Case Reports"], ["animal work", "Mice"], ["registrations", "<DataBankName>ClinicalTrials.gov"],
    ["every route", "intranasal"], ["superscripts", "<sup>"],
  ])("hold %s", (_, mark) => {
    expect(all).toContain(mark);
  }); // prettier-ignore

  test("some are not indexed yet, without MeSH and with no type but Journal Article", () => {
    expect(studies.filter((xml) => !xml.includes("<MeshHeadingList>")).length).toBeGreaterThan(30);
  });

  test("pairs point at each other", () => {
    for (let index = 0; index < 300; index += 1) {
      const partner = partnerOf(index);
      if (partner === undefined) continue;
      expect(partnerOf(partner)).toBe(index);
      expect(studies[index]).toContain(`<PMID Version="1">${99_000_001 + partner}</PMID>`);
      if (studyKind(index) === "retraction-notice") expect(index).toBeGreaterThan(partner);
    }
  });

  test("have the size of real records, and seldom repeat an abstract", () => {
    const many = [...inventedStudies({ ...OPTIONS, count: 3000 })];
    const mean = many.reduce((sum, xml) => sum + xml.length, 0) / many.length;
    expect(mean).toBeGreaterThan(10_000);
    expect(mean).toBeLessThan(16_000);
    const abstracts = many.map((xml) => /<Abstract>.*?<\/Abstract>/.exec(xml)?.[0]).filter((text) => text !== undefined);
    expect(new Set(abstracts).size / abstracts.length).toBeGreaterThan(0.95);
  });
});

function hasXmllint(): boolean {
  try {
    execFileSync("sh", ["-c", "command -v xmllint"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
