import { describe, expect, test } from "vitest";

import { isPmid } from "../../src/domain/pmid.ts";
import { landmarks } from "../../src/topic/landmarks.ts";
import { doiIn, ketamineRecords, listedCitations, pmidIn, titleIn } from "../support/ketamine-corpus.ts";

describe("landmark citations", () => {
  test("at least sixty are told apart by PMID, and no two are the same", () => {
    const pmids = landmarks.flatMap(({ pmid }) => pmid ?? []);
    expect(pmids.length).toBeGreaterThanOrEqual(60);
    expect(new Set(pmids).size).toBe(pmids.length);
    expect(new Set(landmarks.map(({ title }) => letters(title))).size).toBe(landmarks.length);
    const dois = landmarks.flatMap(({ doi }) => doi?.toLowerCase() ?? []);
    expect(new Set(dois).size).toBe(dois.length);
  });

  test.each(landmarks)("$title is a well-formed citation", (landmark) => {
    expect(landmark.pmid === undefined || isPmid(landmark.pmid)).toBe(true);
    expect(landmark.title).toMatch(/^\S.*[^.\s]$/);
    expect(landmark.title).not.toMatch(/ [,.;:)]|\( | {2}/);
    expect(landmark.authors.length).toBeGreaterThan(0);
    for (const author of landmark.authors) expect(author).toMatch(/^(?:.+ [A-Z]{1,4}(?: Jr)?|.+ investigators)$/);
    expect(landmark.year).toBeGreaterThan(1960);
    expect(landmark.year).toBeLessThan(2027);
    if (landmark.doi !== undefined) expect(landmark.doi).toMatch(/^10\.\d{4,}\/\S+$/);
    for (const id of landmark.registrations ?? []) expect(id).toMatch(/^(?:NCT\d{8}|ACTRN\d{14})$/);
    expect(landmark.because).toMatch(/\.$/);
  });

  const listed = listedCitations();
  const records = ketamineRecords();
  if (listed === undefined || records === undefined) console.warn("skipped: ../shared/data is absent, so no PMID can be checked");

  test.skipIf(listed === undefined || records === undefined)(
    "every PMID is the one under which published reference lists cite that study",
    () => {
      const known = new Map<string, { titles: string[]; years: string[]; dois: string[] }>();
      const add = (pmid: string, title: string, year: string, doi: string) => {
        const seen = known.get(pmid) ?? { titles: [], years: [], dois: [] };
        seen.titles.push(title);
        if (year !== "") seen.years.push(year);
        if (doi !== "") seen.dois.push(doi.toLowerCase());
        known.set(pmid, seen);
      };
      for (const { pmid, title, citation, year, doi } of listed ?? []) {
        add(pmid, title, year, doi);
        if (citation !== "") add(pmid, citation, "", "");
      }
      for (const record of records ?? []) add(pmidIn(record), titleIn(record), "", doiIn(record));

      const disagreements = landmarks.flatMap(({ pmid, title, year, doi }) => {
        if (pmid === undefined) return [];
        const seen = known.get(pmid);
        if (seen === undefined) return [`${pmid}: not listed anywhere`];
        const wrong: string[] = [];
        if (!seen.titles.some((one) => letters(one).includes(letters(title))))
          wrong.push(`${pmid}: ${title} ≠ ${seen.titles.join(" | ")}`);
        if (seen.years.length > 0 && !seen.years.some((one) => Math.abs(Number(one) - year) <= 1))
          wrong.push(`${pmid}: ${year} ≠ ${seen.years.join(", ")}`);
        const citations = seen.titles.join(" ").toLowerCase();
        if (doi !== undefined && !seen.dois.includes(doi.toLowerCase()) && !citations.includes(doi.toLowerCase()))
          wrong.push(`${pmid}: doi ${doi} is nowhere`);
        return wrong;
      });
      expect(disagreements).toEqual([]);
    },
  );
});

/** Titles are listed with other spacing, dashes and capitals. */
function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
