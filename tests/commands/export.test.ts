import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { runCommand } from "../support/run-command.ts";
import { incoming } from "../support/study-factory.ts";

const folder = mkdtempSync(join(tmpdir(), "export-"));
const env = { DATABASE_URL: `sqlite:${join(folder, "test.db")}`, LANDMARKS: "off", LOG_LEVEL: "error" };
const AT = "2026-11-22T04:17:30.000Z";

const pmidsOf = (nbib: string) => [...nbib.matchAll(/^PMID- (\d+)/gm)].map(([, pmid]) => pmid);

beforeAll(async () => {
  const store = openSqliteStore({ url: env.DATABASE_URL });
  const studies = [
    incoming({ pmid: toPmid("101"), title: ["Ketamine for depression."], entered: "2024-01-01" }),
    incoming({ pmid: toPmid("102"), title: ["Esketamine for depression."], entered: "2024-01-02" }),
    incoming({ pmid: toPmid("103"), title: ["Ketamine for pain."], entered: "2024-01-03" }),
    { ...incoming({ pmid: toPmid("104"), title: ["Ketamine, a landmark."] }, { raw: "" }), origin: "landmark" as const },
    incoming({ pmid: toPmid("105"), title: ["Ketamine for depression, deleted."], entered: "2024-01-05" }),
  ];
  await store.saveStudies(studies, AT);
  await store.markDeleted([toPmid("105")], AT);
  await store.close();
});

describe("export", { timeout: 30_000 }, () => {
  test("of everything leaves out what PubMed deleted and keeps landmarks", async () => {
    const { code, stdout, stderr } = await runCommand(["export", "--format", "nbib"], env);
    expect(code).toBe(0);
    expect(pmidsOf(stdout).sort()).toEqual(["101", "102", "103", "104"]);
    expect(stderr).toContain("4 studies exported.");
  });

  test("of a search writes what the search box finds, newest first", async () => {
    const { code, stdout } = await runCommand(["export", "--format", "nbib", "--query", "depression[ti]"], env);
    expect([code, pmidsOf(stdout)]).toEqual([0, ["102", "101"]]);
  });

  test("says on stderr what of a query could not be done as typed", async () => {
    const { stdout, stderr } = await runCommand(["export", "--format", "nbib", "--query", "(ketamine AND pain"], env);
    expect(pmidsOf(stdout)).toEqual(["103"]);
    expect(stderr).toMatch(/parenthes|bracket/i);
  });

  test("of named studies within a search writes those that are both, in the order named", async () => {
    const args = ["export", "--format", "nbib", "--query", "ketamine", "--pmid", "103", "102", "101"];
    expect(pmidsOf((await runCommand(args, env)).stdout)).toEqual(["103", "101"]);
  });

  test.each(["105", "999"])("of PMID %s, which is not here, writes nothing and says so", async (pmid) => {
    const { code, stdout, stderr } = await runCommand(["export", "--format", "ris", "--pmid", "101", pmid], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`Not stored here: ${pmid}.`);
  });

  test("of a search that finds nothing is an empty file and no failure", async () => {
    const { code, stdout } = await runCommand(["export", "--format", "ris", "--query", "zebrafish"], env);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });
});

describe("cite", { timeout: 30_000 }, () => {
  test("numbers a list where the style does", async () => {
    const { code, stdout } = await runCommand(["cite", "--style", "ama", "--pmid", "101", "102"], env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1\. .*Ketamine for depression.*\n2\. .*Esketamine for depression.*\n$/);
  });

  test("takes a style from a file", async () => {
    const style = join(folder, "short.csl");
    writeFileSync(
      style,
      `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>Short</title><id>short</id><updated>2026-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout><text value="Read: "/><text variable="title"/></layout></bibliography></style>`,
    );
    expect((await runCommand(["cite", "--style", style, "--pmid", "101"], env)).stdout).toBe("Read: Ketamine for depression\n");
  });

  test.each([
    [["cite"], 2, /Which studies/],
    [["cite", "--pmid", "x"], 2, /“x” is not a PMID/],
    [["cite", "--style", "latin", "--pmid", "101"], 2, /is not a citation style/],
    [["cite", "--style", "absent.csl", "--pmid", "101"], 1, /cannot be read \(absent\.csl\)/],
    [["cite", "--style", "package.json.csl", "--pmid", "101"], 1, /cannot be read/],
  ])("%j is refused with a sentence", async (args, code, sentence) => {
    const ended = await runCommand(args, env);
    expect([ended.code, ended.stdout]).toEqual([code, ""]);
    expect(ended.stderr).toMatch(sentence);
  });
});
