import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nbibSource } from "../../src/citation/nbib-source.ts";
import { nbib } from "../../src/citation/nbib.ts";
import { wrappedField } from "../../src/citation/wrapped-field.ts";
import { realStudies } from "../support/real-studies.ts";
import { sharedData } from "../support/shared-data.ts";
import { makeStudy } from "../support/study-factory.ts";

const file = sharedData("medline/set75.nbib");
if (file === undefined) console.warn("The .nbib layout is not checked against real MEDLINE text: ../shared/data is absent.");
const real = file === undefined ? "" : readFileSync(file, "utf8");

type Field = { readonly tag: string; readonly value: string; readonly lines: string };

/** The fields of each record as they stand, folded and unfolded. */
function records(text: string): readonly (readonly Field[])[] {
  return text
    .split(/(?:\r\n){2,}/)
    .filter((record) => record.trim() !== "")
    .map((record) =>
      record.split(/\r\n(?=[A-Z])/).map((lines) => ({
        tag: lines.slice(0, 4).trim(),
        value: lines
          .slice(6)
          .replace(/\r\n {6}/g, "")
          .trimEnd(),
        lines: lines.trimEnd(),
      })),
    );
}

// The tags of people follow each other person by person; their order is that of the people.
const PEOPLE = new Set(["FAU", "AU", "AUID", "AD", "CN"]);

/** Tags in the order of their first appearance, people as one. */
function order(record: readonly Field[]): string[] {
  return [...new Set(record.map(({ tag }) => (PEOPLE.has(tag) ? "people" : tag)))];
}

/** Every "a stands before b" seen in any record. */
function precedences(all: readonly (readonly Field[])[]): Set<string> {
  return new Set(
    all.flatMap((record) => order(record).flatMap((before, at, tags) => tags.slice(at + 1).map((after) => `${before} ${after}`))),
  );
}

describe.skipIf(file === undefined)("our .nbib beside PubMed's own", () => {
  test("folding PubMed's 5,803 fields anew gives PubMed's lines to the byte", () => {
    const fields = records(real).flat();
    const different = fields.filter(({ tag, value, lines }) => wrappedField(tag, value, "\r\n").trimEnd() !== lines);
    expect(different).toEqual([]);
    expect(fields.length).toBe(5803);
  });

  test("no two tags of ours stand in an order that PubMed never has", async () => {
    const theirs = precedences(records(real));
    const ours = precedences(records((await realStudies()).map(nbib.record).join(nbib.between)));
    const contrary = [...ours].filter((pair) => {
      const reverse = pair.split(" ").reverse().join(" ");
      return theirs.has(reverse) && !theirs.has(pair);
    });
    expect(contrary).toEqual([]);
  });

  test("every tag of PubMed's 75 records is ours too", async () => {
    const theirs = new Set(
      records(real)
        .flat()
        .map(({ tag }) => tag),
    );
    const ours = new Set(
      records((await realStudies()).map(nbib.record).join(nbib.between))
        .flat()
        .map(({ tag }) => tag),
    );
    console.info(`Tags of ours that PubMed's 75 do not have: ${[...ours].filter((tag) => !theirs.has(tag)).join(" ")}.`);
    expect([...theirs].filter((tag) => !ours.has(tag))).toEqual([]);
  });

  test("lines end CRLF, records are parted by one blank line, as PubMed does", () => {
    expect(real).not.toMatch(/[^\r]\n/);
    expect(nbib.record(makeStudy())).not.toMatch(/[^\r]\n/);
    expect(nbib.between).toBe("\r\n");
  });

  test("the source line (SO) made from PubMed's other fields is PubMed's own", () => {
    const all = records(real).map((record) => {
      const one = (tag: string): string | undefined => record.find((field) => field.tag === tag)?.value;
      const optional = (key: "volume" | "issue" | "articleNumber" | "doi" | "publicationStatus", value: string | undefined) =>
        value === undefined ? {} : { [key]: value };
      const electronic = one("DEP")?.replace(/(\d{4})(\d\d)(\d\d)/, "$1-$2-$3");
      const source = one("SO") ?? "";
      const study = makeStudy({
        journal: { title: one("JT") ?? "", medlineAbbreviation: one("TA") ?? "" },
        ...optional("volume", one("VI")),
        ...optional("issue", one("IP")),
        ...optional(
          "articleNumber",
          record.find(({ tag, value }) => tag === "LID" && value.endsWith("[pii]"))?.value.slice(0, -6),
        ),
        ...(one("PG") === undefined ? {} : { pages: { text: one("PG") ?? "" } }),
        ...optional("doi", record.find(({ tag, value }) => tag === "AID" && value.endsWith("[doi]"))?.value.slice(0, -6)),
        ...optional("publicationStatus", one("PST")),
        published: { text: one("DP") ?? "", iso: (one("DP") ?? "").slice(0, 4), precision: "year" },
        ...(electronic === undefined
          ? {}
          : { publishedElectronically: { text: electronic, iso: electronic, precision: "day" as const } }),
        // PubModel is not printed in MEDLINE text: what it must have been shows in the line itself.
        publicationModel: source.includes("eCollection")
          ? "Electronic-eCollection"
          : source.includes("Epub") || one("PST") === "aheadofprint"
            ? "Print-Electronic"
            : "Electronic",
      });
      return [source, nbibSource(study)] as const;
    });
    const different = all.filter(([theirs, ours]) => theirs !== ours);
    for (const [theirs, ours] of different) console.info(`SO differs: ${theirs} <> ${ours ?? ""}`);
    expect(different.length).toBe(0);
    expect(all).toHaveLength(75);
  });
});

test("a manuscript's number and the ids of NLM and its partners have tags of their own, behind the PMCID (seen in 19358578)", () => {
  const study = makeStudy({
    pmcid: "PMC99",
    doi: "10.1234/x.5",
    otherIds: [
      { type: "mid", value: "NIHMS99" },
      { type: "NLM", value: "PMC99 [Available on 06/05/10]" },
      { type: "KIE", value: "77" },
      { type: "bookaccession", value: "NBK9" },
    ],
  });
  const lines = nbib.record(study).split("\r\n");
  const from = lines.indexOf("PMC - PMC99");
  expect(lines.slice(from, from + 4)).toEqual([
    "PMC - PMC99",
    "MID - NIHMS99",
    "OID - NLM: PMC99 [Available on 06/05/10]",
    "OID - KIE: 77",
  ]);
  expect(lines.filter((line) => line.startsWith("AID"))).toEqual(["AID - 10.1234/x.5 [doi]", "AID - NBK9 [bookaccession]"]);
});

test.each([
  ["2018 11 09", "2018 Nov 9"],
  ["2018 07", "2018 Jul"],
  ["2017 Mar 05", "2017 Mar 5"],
  ["2020 Jul-Aug", "2020 Jul-Aug"],
  ["1998", "1998"],
])("the date %s is printed %s", (text, printed) => {
  const study = makeStudy({
    published: { text, iso: "2018", precision: "year" },
    journal: { title: "J", medlineAbbreviation: "J" },
  });
  expect(nbib.record(study)).toContain(`DP  - ${printed}\r\n`);
  expect(nbib.record(study)).toContain(`SO  - J. ${printed}.\r\n`);
});
