import type { Study } from "../domain/study.ts";
import { oneLine } from "./one-line.ts";

/** What a field of one study holds: nothing, one value, or several, each on a line of its own. */
type Values = string | readonly string[] | undefined;

/** One row of a format's table: the tag as it stands on the line, and what it carries. */
export type TagRow = readonly [tag: string, read: (study: Study) => Values];

/** All rows of a record as lines. A tag without a value is never written: importers glue it to the line before (pandoc-citeproc#286). */
export function taggedLines(rows: readonly TagRow[], study: Study, lineEnd: string): string {
  let lines = "";
  for (const row of rows) {
    const tag = row[0];
    const values = row[1](study);
    if (values === undefined) continue;
    if (typeof values === "string") lines += taggedLine(tag, values, lineEnd);
    else for (const value of values) lines += taggedLine(tag, value, lineEnd);
  }
  return lines;
}

function taggedLine(tag: string, value: string, lineEnd: string): string {
  const line = oneLine(value);
  return line === "" ? "" : tag + line + lineEnd;
}
