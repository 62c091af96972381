import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { biblatex } from "../../../src/citation/biblatex.ts";
import type { Study } from "../../../src/domain/study.ts";
import { realStudies } from "../../support/real-studies.ts";
import { BIBUTILS_BIBLATEX } from "./bibutils-exceptions.ts";
import { compare, report } from "./compare.ts";
import { cslFields, type CslRead } from "./csl.ts";
import { modsRecords } from "./mods.ts";
import { PANDOC_BIBLATEX } from "./pandoc-exceptions.ts";
import { describeImporter, imported } from "./programs.ts";

const pmidOf = (key: string): string => key.slice(key.lastIndexOf("-") + 1);

describeImporter("biblatex2xml", ["-h"], "bibutils reads our BibLaTeX", () => {
  test("and every field it can show comes back equal, but for the known reasons", async () => {
    const studies = await realStudies();
    const records = modsRecords(await imported("biblatex2xml", [], biblatex, studies));
    const byPmid = new Map(records.map((record) => [pmidOf(record.key), record]));
    const fields = [
      "title",
      "authors",
      "editors",
      "container",
      "abbreviation",
      "year",
      "volume",
      "issue",
      "issn",
      "isbn",
      "doi",
      "abstract",
    ] as const;
    expect(
      report(
        "BibLaTeX through bibutils",
        compare(studies, (study) => byPmid.get(study.pmid), fields, BIBUTILS_BIBLATEX),
      ),
    ).toEqual([]);
  }, 120_000);
});

describeImporter("pandoc", ["--version"], "pandoc reads our BibLaTeX", () => {
  test("and every field it can show comes back equal, but for the known reasons", async () => {
    const studies = await realStudies();
    const items = JSON.parse(await imported("pandoc", ["--from=biblatex", "--to=csljson"], biblatex, studies)) as CslRead[];
    const byPmid = new Map(items.map((item) => [pmidOf(item.id), cslFields(item)]));
    const fields = [
      "title", "authors", "editors", "container", "abbreviation", "year", "month", "day", "volume", "issue", "pages", "issn", "isbn", "doi", "abstract", "keywordText",
    ] as const; // prettier-ignore
    expect(
      report(
        "BibLaTeX through pandoc",
        compare(studies, (study) => byPmid.get(study.pmid), fields, PANDOC_BIBLATEX),
      ),
    ).toEqual([]);
  }, 120_000);
});

describeImporter("biber", ["--version"], "biber checks our BibLaTeX against biblatex's data model", () => {
  test("and has no complaint but about numbers that are wrong in PubMed itself", async () => {
    const studies = await realStudies();
    const folder = mkdtempSync(join(tmpdir(), "citations-"));
    const file = join(folder, "export.bib");
    writeFileSync(file, studies.map(biblatex.record).join(biblatex.between));
    const { stdout, status } = spawnSync("biber", ["--tool", "--validate-datamodel", "export.bib"], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const byPmid = new Map<string, Study>(studies.map((study) => [study.pmid, study]));
    const complaints = stdout.split("\n").filter((line) => /^(WARN|ERROR)/.test(line));
    const inPubMedItself = (line: string): boolean => {
      const study = byPmid.get(/'[a-z]+-(\d+)'/.exec(line)?.[1] ?? "");
      if (/Invalid IS[SB]N/.test(line)) return true;
      if (line.includes("mandatory field 'author'")) return study?.authors.length === 0;
      return line.includes("'volume' must be datatype 'integer'") && !/^\d+$/.test(study?.volume ?? "");
    };
    console.info(
      `biber: ${complaints.length} remarks on ${studies.length} records, all about what PubMed itself has (no author, a volume that is no number, a wrong ISSN)`,
    );
    expect(complaints.filter((line) => !inPubMedItself(line))).toEqual([]);
    expect(status).toBe(0);
  }, 600_000);
});
