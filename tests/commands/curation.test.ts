import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { inventedRecords } from "../ingest/invented-record.ts";
import { lineOf, runCommand, startCommand } from "../support/run-command.ts";

const COUNT = 4000;
const folder = mkdtempSync(join(tmpdir(), "curation-"));
const env = { DATABASE_URL: `sqlite:${join(folder, "test.db")}` };
const openStore = () => openSqliteStore({ url: env.DATABASE_URL });

beforeAll(async () => {
  const file = join(folder, "records.xml");
  writeFileSync(file, `<?xml version="1.0"?>\n<PubmedArticleSet>\n${inventedRecords(COUNT).join("\n")}\n</PubmedArticleSet>\n`);
  expect(await runCommand(["import", file], env)).toMatchObject({ code: 0 });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("what was imported is tagged already", () => {
  test("there is nothing left to tag", async () => {
    const { code, stdout } = await runCommand(["retag"], env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Tagged 0 studies/);
  });
});

describe("a curator's word", () => {
  test("is taken, shown, survives a retag of everything, and can be taken back", async () => {
    const said = await runCommand(["tag-override", "7", "+design:cohort", "-drug:ketamine", "--note", "Read the paper."], env);
    expect(said).toMatchObject({ code: 0, stderr: "" });
    expect(said.stdout).toMatch(/^\+design:cohort \(Read the paper\.\)\n-drug:ketamine/);
    expect(await runCommand(["retag", "--all"], env)).toMatchObject({ code: 0 });
    const store = openStore();
    const tags = (await store.findStudy(toPmid("7")))?.tags ?? [];
    await store.close();
    expect(tags).toContainEqual(expect.objectContaining({ value: "cohort", by: { curator: true, note: "Read the paper." } }));
    expect(tags.map(({ facet }) => facet)).not.toContain("drug");
    expect(await runCommand(["tag-override", "7", "--undo"], env)).toMatchObject({ code: 0 });
    expect((await runCommand(["tag-override", "7", "--undo"], env)).stderr).toMatch(/nothing was changed/);
  }, 60_000);

  test.each<[readonly string[], number, RegExp]>([
    [["7", "+design:cohort"], 2, /--note/],
    [["7", "--note", "x"], 2, /Which tag/],
    [["7", "design:cohort", "--note", "x"], 2, /needs a \+ or a -/],
    [["7", "+design:wizardry", "--note", "x"], 2, /no value “wizardry”/],
    [["99999999", "+design:cohort", "--note", "x"], 1, /No study with PMID 99999999/],
    [["seven", "+design:cohort", "--note", "x"], 2, /PMID/],
  ])("%j is refused with one sentence", async (args, code, sentence) => {
    const answer = await runCommand(["tag-override", ...args], env);
    expect([answer.code, answer.stdout]).toEqual([code, ""]);
    expect(answer.stderr).toMatch(sentence);
    expect(answer.stderr).not.toMatch(/^\s+at /m);
  });
});

test("retag that is killed goes on where it ended", async () => {
  const store = openStore();
  const study = await store.findStudy(toPmid("1"));
  // As another vocabulary left them.
  const old = { tags: study?.tags ?? [], facts: study?.facts ?? { doses: [], registrations: [], quotes: {} }, vocabulary: "old" };
  const all = Array.from({ length: COUNT }, (_, index) => ({ pmid: toPmid(String(index + 1)), tagging: old }));
  await store.saveTagging(all, "2026-11-23T04:17:00.000Z");
  const child = startCommand(["retag"], env);
  await lineOf(child, /Tagging stored studies/);
  while ((await store.countToRetag("old")) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("close", resolve));
  const done = await store.countToRetag("old");
  expect(done).toBeGreaterThan(0);
  const { code, stdout } = await runCommand(["retag"], env);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Tagged ${COUNT - done} studies`));
  expect(await store.checkIntegrity()).toEqual([]);
  await store.close();
}, 60_000);
