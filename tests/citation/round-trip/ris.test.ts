import { expect, test } from "vitest";
import { ris } from "../../../src/citation/ris.ts";
import { realStudies } from "../../support/real-studies.ts";
import { compare, report } from "./compare.ts";
import { BIBUTILS_TAGGED, groupNames } from "./bibutils-exceptions.ts";
import { modsRecords } from "./mods.ts";
import { describeImporter, imported } from "./programs.ts";

const FIELDS = [
  "title", "authors", "editors", "container", "year", "month", "day", "volume", "issue", "pages", "issn", "isbn", "doi", "language", "abstract", "keywords",
] as const; // prettier-ignore

describeImporter("ris2xml", ["-h"], "bibutils reads our RIS", () => {
  test("and every field it can show comes back equal, but for the known reasons", async () => {
    const studies = await realStudies();
    const records = modsRecords(await imported("ris2xml", ["-nt", "-as", groupNames(studies)], ris, studies));
    const byPmid = new Map(records.map((record) => [/\/(\d+)\/$/.exec(record.url)?.[1], record]));
    expect(
      report(
        "RIS through bibutils",
        compare(studies, (study) => byPmid.get(study.pmid), FIELDS, BIBUTILS_TAGGED),
      ),
    ).toEqual([]);
    expect(records).toHaveLength(studies.length);
  }, 120_000);
});
