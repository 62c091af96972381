import { expect, test } from "vitest";
import { exposition } from "../../src/web/exposition.ts";

test("a family is its help, its type and a line a sample, and the last line ends too", () => {
  const text = exposition([
    { name: "a_total", type: "counter", help: "How many.", samples: [{ value: 3 }] },
    {
      name: "b_seconds",
      type: "gauge",
      help: "Two\nlines \\ one.",
      samples: [
        { labels: { state: 'a "b" \\ c\nd', kind: "x" }, value: 0.5 },
        { labels: { state: "over" }, value: Infinity },
      ],
    },
  ]);
  expect(text).toBe(
    [
      "# HELP a_total How many.",
      "# TYPE a_total counter",
      "a_total 3",
      "# HELP b_seconds Two\\nlines \\\\ one.",
      "# TYPE b_seconds gauge",
      'b_seconds{state="a \\"b\\" \\\\ c\\nd",kind="x"} 0.5',
      'b_seconds{state="over"} Inf',
      "",
    ].join("\n"),
  );
});

test("what was never known is left out, not told as nought", () => {
  expect(exposition([{ name: "a", type: "gauge", help: "A.", samples: [{ value: undefined }] }])).toBe("");
});
