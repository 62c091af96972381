import { expect, test } from "vitest";
import { formatReference, formatReferences } from "../../src/citation/format-reference.ts";
import { referenceThread } from "../../src/web/reference-thread.ts";
import { makeStudy } from "../support/study-factory.ts";

test("the thread sets what the program would set itself, whatever is asked at once, and each asker gets its own", async () => {
  const { set } = referenceThread();
  const [one, other] = [makeStudy({ title: ["One invented study."] }), makeStudy({ title: ["Another invented study."] })];
  const answers = await Promise.all([
    set({ study: one, styles: ["ama", "apa"] }),
    set({ studies: [other, one], style: "vancouver" }),
    set({ study: other, styles: ["chicago"] }),
  ]);
  expect(answers).toEqual([
    [formatReference(one, "ama"), formatReference(one, "apa")],
    formatReferences([other, one], "vancouver"),
    [formatReference(other, "chicago")],
  ]);
});
