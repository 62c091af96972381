import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { writersBeforehand } from "../../src/citation/formats.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { startEutils } from "../support/eutils/start-eutils.ts";
import { inventedStudies } from "../support/invented-studies/invented-studies.ts";
import { lineOf, runCommand, startCommand } from "../support/run-command.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const TODAY = new Date().toISOString().slice(0, 10);
/** Nobody listens on port 9 of this machine. */
const NOWHERE = "http://127.0.0.1:9/entrez/eutils/";

function settings(extra: Record<string, string> = {}) {
  const folder = temporaryFolder();
  return {
    folder,
    env: { DATABASE_URL: `sqlite:${join(folder, "test.db")}`, EUTILS_URL: NOWHERE, PORT: "0", LANDMARKS: "off", ...extra },
  };
}

async function standIn(count: number) {
  const eutils = await startEutils({ records: inventedStudies({ count, seed: 3, today: TODAY }) });
  onTestFinished(() => eutils.close());
  return eutils;
}

function setOf(count: number): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n${[...inventedStudies({ count, seed: 3, today: TODAY })].join("\n")}\n</PubmedArticleSet>\n`;
}

describe("wrong usage ends with 2 and one sentence", () => {
  test.each([
    [[], /Which command/],
    [["fly"], /no command “fly”/],
    [["sync", "--fast"], /--fast/],
    [["import"], /missing/],
    [["backup"], /missing/],
    [["export"], /--format is missing/],
    [["status", "now"], /“now” is not expected/],
    [["export", "--format", "foo"], /“foo” is not a citation format; there are ris/],
    [["export", "--format", "ris", "--pmid", "abc"], /“abc” is not a PMID/],
    [["cite", "--style", "nonsense", "--pmid", "1"], /“nonsense” is not a citation style/],
    [["digest", "--week", "2026-W99"], /not an ISO week/],
    [["tag-override", "1", "+design:foo", "--note", "why"], /has no value “foo”/],
  ])("%j", async (args, sentence) => {
    const { code, stdout, stderr } = await runCommand(args, settings().env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("what cannot be done ends with 1 and one sentence", () => {
  test("wrong settings are told together", async () => {
    const { code, stderr } = await runCommand(["status"], settings({ PORT: "x", TIMEZONE: "Nowhere" }).env);
    expect(code).toBe(1);
    expect(stderr).toMatch(/PORT must[^]*TIMEZONE must/);
  });

  test("a sync that reaches nobody is incomplete, and its receipt is one JSON line", async () => {
    const { env } = settings();
    const { code, stdout, stderr } = await runCommand(["sync", "--json"], env);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ state: "incomplete", translation: null, new: 0, fetched: 0 });
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(/\.\n$/);
    expect((await runCommand(["status"], env)).stdout).toMatch(/Last complete sync: none yet[^]*State: incomplete/);
  }, 60_000);

  test("a backup of a database that is not there creates nothing", async () => {
    const folder = join(temporaryFolder(), "typo");
    const copy = join(temporaryFolder(), "copy.db");
    const { code, stderr } = await runCommand(["backup", copy], settings({ DATABASE_URL: `sqlite:${folder}/test.db` }).env);
    expect([code, stderr]).toEqual([1, `There is no database to copy at ${folder}/test.db.\n`]);
    expect([existsSync(folder), existsSync(copy)]).toEqual([false, false]);
  });

  test.each([
    ["a file that is not there", "absent.xml", undefined],
    ["a page instead of records", "page.xml", "<html><body>Bad gateway</body></html>"],
    ["a file of another kind", "notes.txt", "notes"],
  ])("import of %s", async (_name, file, content) => {
    const { folder, env } = settings();
    const path = join(folder, file);
    if (content !== undefined) writeFileSync(path, content);
    const { code, stderr } = await runCommand(["import", path], env);
    expect(code).toBe(1);
    expect(stderr).toContain(file);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("the day's work", () => {
  test("sync, export, backup, change, restore: what was saved comes back", async () => {
    const eutils = await standIn(40);
    const { folder, env } = settings({ EUTILS_URL: eutils.url });
    const synced = await runCommand(["sync", "--json"], env);
    expect(synced.code).toBe(0);
    const receipt = JSON.parse(synced.stdout) as { state: string; count: number; ids: number; new: number };
    expect(receipt.state).toBe("complete");
    expect(receipt.new).toBe(receipt.count);
    expect(receipt.ids).toBe(receipt.count);

    const ris = await runCommand(["export", "--format", "ris"], env);
    expect(ris.stdout.match(/^ER {2}- /gm)).toHaveLength(receipt.count);

    const copy = join(folder, "copy.db");
    expect((await runCommand(["backup", copy], env)).code).toBe(0);
    expect(existsSync(copy)).toBe(true);
    const again = await runCommand(["backup", copy], env);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("copy.db")]);

    writeFileSync(join(folder, "broken.db"), "not a database");
    expect((await runCommand(["restore", join(folder, "broken.db")], env)).code).toBe(1);
    expect((await runCommand(["restore", copy], env)).code).toBe(0);
    expect(JSON.parse((await runCommand(["status", "--json"], env)).stdout)).toMatchObject({ studies: receipt.count });
  }, 60_000);

  test("import twice stores everything once, and a broken-off file keeps what came before the break", async () => {
    const { folder, env } = settings();
    const whole = join(folder, "whole.xml");
    writeFileSync(whole, setOf(30));
    expect((await runCommand(["import", whole], env)).stdout).toMatch(/New 30, changed 0, unchanged 0/);
    expect((await runCommand(["import", whole], env)).stdout).toMatch(/New 0, changed 0, unchanged 30/);

    // The usual citation texts stand written, so that the first export waits for none.
    const store = openSqliteStore({ url: env.DATABASE_URL });
    expect((await store.keepMissingTexts(writersBeforehand(), 0)).lacking).toBe(0);
    await store.close();

    const half = join(folder, "half.xml");
    const text = readFileSync(whole, "utf8");
    writeFileSync(half, text.slice(0, text.length / 2));
    const { code, stderr } = await runCommand(["import", half], settings().env);
    expect(code).toBe(1);
    expect(stderr).toMatch(/half\.xml.*Stored from it: 1\d/);
  }, 60_000);

  test("status tells what is stored, who reads, and what is due to be sent", async () => {
    const { code, stdout } = await runCommand(["status", "--json"], settings().env);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ studies: 0, lastRun: null, subscribers: { active: 0 }, dueDeliveries: 0 });
  });

  test("status says of a run that was killed that it was cut short, and no noughts", async () => {
    const { env } = settings();
    const store = openSqliteStore({ url: env.DATABASE_URL });
    await store.startRun({ kind: "import", query: "import of a.xml", startedAt: "2026-11-22T04:17:00.000Z", holder: "killed" });
    await store.close();
    const { stdout } = await runCommand(["status"], env);
    expect(stdout).toMatch(/, cut short\nState: incomplete\nThe process that ran this ended before its first report/);
    expect(stdout).not.toMatch(/Window|counted|New 0/);
    const { lastRun } = JSON.parse((await runCommand(["status", "--json"], env)).stdout) as { lastRun: object };
    expect(lastRun).toMatchObject({ cutShort: true, finishedAt: null, receipt: { state: "incomplete" } });
    expect(lastRun).not.toHaveProperty("receipt.window");
  });

  test("export of a PMID that is not stored writes nothing and says which", async () => {
    const { code, stdout, stderr } = await runCommand(["export", "--format", "csl-json", "--pmid", "1", "2"], settings().env);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/Not stored here: 1, 2/);
  });
});

describe("npm start", () => {
  test("serves landmarks at once without a network, says that PubMed cannot be reached, and stops gently", async () => {
    const { env } = settings({ LANDMARKS: "on" });
    const child = startCommand(["serve"], env);
    onTestFinished(() => void child.kill("SIGKILL"));
    const [, address = ""] = await lineOf(child, /listening on (http:\/\/localhost:\d+)/);
    const home = await (await fetch(address)).text();
    expect(home).toMatch(/landmark/i);
    await lineOf(child, /"state":"incomplete"/);
    expect(await (await fetch(`${address}/status`)).text()).toMatch(/incomplete/i);
    const closed = new Promise((resolve) => child.once("close", resolve));
    const before = performance.now();
    child.kill("SIGTERM");
    expect(await closed).toBe(0);
    // Nothing is under way but the wait for the next try, which would take a minute: a stop has nothing to wait for but a busy machine.
    expect(performance.now() - before).toBeLessThan(15_000);
  }, 60_000);

  test("says which port it found, also when it is known by another name", async () => {
    const child = startCommand(["serve"], settings({ PUBLIC_URL: "https://digest.example.org", SCHEDULER: "off" }).env);
    onTestFinished(() => void child.kill("SIGKILL"));
    const [, address = ""] = await lineOf(
      child,
      /listening on (http:\/\/localhost:\d+), known as https:\/\/digest\.example\.org/,
    );
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  }, 60_000);

  test("an address in use is one sentence", async () => {
    const eutils = await standIn(1);
    const { code, stderr } = await runCommand(["serve"], settings({ PORT: new URL(eutils.url).port }).env);
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be listened on \(EADDRINUSE\)/);
  });
});
