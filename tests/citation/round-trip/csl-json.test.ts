import { expect, test } from "vitest";
import { cslJson } from "../../../src/citation/csl-json.ts";
import { realStudies } from "../../support/real-studies.ts";
import { compare, report } from "./compare.ts";
import { cslFields, type CslRead } from "./csl.ts";
import { PANDOC_CSL } from "./pandoc-exceptions.ts";
import { describeImporter, imported } from "./programs.ts";

const FIELDS = [
  "title", "authors", "editors", "container", "abbreviation", "year", "month", "day", "volume", "issue", "pages", "articleNumber", "issn", "isbn", "doi", "pmid", "pmcid", "abstract",
] as const; // prettier-ignore

describeImporter("pandoc", ["--version"], "pandoc reads our CSL-JSON", () => {
  test("and every field it can show comes back equal, but for the known reasons", async () => {
    const studies = await realStudies();
    const items = JSON.parse(await imported("pandoc", ["--from=csljson", "--to=csljson"], cslJson, studies)) as CslRead[];
    const byPmid = new Map(items.map((item) => [item.id.slice(item.id.lastIndexOf("-") + 1), cslFields(item)]));
    expect(
      report(
        "CSL-JSON through pandoc",
        compare(studies, (study) => byPmid.get(study.pmid), FIELDS, PANDOC_CSL),
      ),
    ).toEqual([]);
  }, 120_000);
});
