import { describe, expect, test } from "vitest";
import { runCommand } from "../support/run-command.ts";

const line = (record: object) => JSON.stringify(record);
const TRIAL = {
  id: "a",
  title: "Esketamine nasal spray for depression: a randomized controlled trial",
  abstract: "67 adults were randomized to esketamine 56 mg or placebo.",
};

/** Nobody could open this database: the command must not try. */
const env = { DATABASE_URL: "sqlite:/proc/nowhere/none.db" };

describe("tag", () => {
  test("answers each line with its tags and facts, in order, each quote a slice of its field", async () => {
    const input = `\ufeff${line(TRIAL)}\n\n${line({ id: 7, title: "Ketamine in rats", mesh: [{ descriptor: "Rats", major: false, qualifiers: [] }] })}`;
    const { code, stdout, stderr } = await runCommand(["tag"], env, input);
    expect([code, stderr]).toEqual([0, ""]);
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map(
        (text) =>
          JSON.parse(text) as {
            id: string;
            tags: { evidence: { field: "title" | "abstract"; start: number; end: number; text: string }[] }[];
            facts: { participants?: number };
          },
      );
    expect(answers.map(({ id }) => id)).toEqual(["a", "7"]);
    expect(answers[0]?.facts.participants).toBe(67);
    for (const { field, start, end, text } of answers[0]?.tags.flatMap(({ evidence }) => evidence) ?? [])
      expect(TRIAL[field].slice(start, end)).toBe(text);
  });

  test("a bad line is named with its number, the others are answered, and the end is 1", async () => {
    const { code, stdout, stderr } = await runCommand(
      ["tag"],
      env,
      ["{", line(TRIAL), "[]", line({ id: "b" }), line({ ...TRIAL, id: "c" })].join("\n"),
    );
    expect(code).toBe(1);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((text) => (JSON.parse(text) as { id: string }).id),
    ).toEqual(["a", "c"]);
    expect(stderr).toMatch(/^Line 1: this is not JSON\.\nLine 3: .+\nLine 4: “title” .+\n$/);
  });

  test("nothing in, nothing out", async () => {
    expect(await runCommand(["tag"], env, "")).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
