import { expect, test } from "vitest";
import { endnote } from "../../../src/citation/endnote.ts";
import { realStudies } from "../../support/real-studies.ts";
import { BIBUTILS_REFER, groupNames } from "./bibutils-exceptions.ts";
import { compare, report } from "./compare.ts";
import { modsRecords } from "./mods.ts";
import { describeImporter, imported } from "./programs.ts";

const FIELDS = [
  "title", "authors", "editors", "container", "year", "month", "day", "volume", "issue", "pages", "issn", "isbn", "doi", "pmid", "language", "abstract", "keywords",
] as const; // prettier-ignore

describeImporter("end2xml", ["-h"], "bibutils reads our EndNote file", () => {
  test("and every field it can show comes back equal, but for the known reasons", async () => {
    const studies = await realStudies();
    const records = modsRecords(await imported("end2xml", ["-nt", "-as", groupNames(studies)], endnote, studies));
    const byPmid = new Map(records.map((record) => [record.accession, { ...record, pmid: record.accession }]));
    expect(
      report(
        "EndNote through bibutils",
        compare(studies, (study) => byPmid.get(study.pmid), FIELDS, BIBUTILS_REFER),
      ),
    ).toEqual([]);
    expect(records).toHaveLength(studies.length);
  }, 120_000);
});
