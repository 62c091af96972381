import { spawn, spawnSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { PeerRecord } from "../search-collection.ts";
import { median } from "../measure.ts";
import { medianWithin, type Peer } from "./peer.ts";

const TABLES = [
  "table_create Tags TABLE_HASH_KEY ShortText",
  "table_create Records TABLE_NO_KEY",
  "column_create Records text COLUMN_SCALAR Text",
  "column_create Records tags COLUMN_VECTOR Tags",
];
/** The text is a row of spelt words already: spaces part them. Made after loading, which Groonga does faster. */
const INDEX = [
  "table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenDelimit",
  "column_create Words records_text COLUMN_INDEX|WITH_POSITION Records text",
];

/** Answers one line for each command: `[[status, started, seconds], body]`. */
type Answer = { readonly seconds: number; readonly body: readonly unknown[] };

export const groonga: Peer = {
  name: "Groonga",
  counts: "all facets",
  missing: () => (spawnSync("groonga", ["--version"]).status === 0 ? undefined : "Groonga (groonga-bin) is not installed"),

  build: async (folder, lines) => {
    const shell = open(["-n", join(folder, "groonga.db")]);
    for (const command of TABLES) await shell.ask(command);
    await shell.write("load --table Records\n[\n");
    let isFirst = true;
    for await (const line of createInterface(createReadStream(lines))) {
      const { text, tags } = JSON.parse(line) as PeerRecord;
      await shell.write(`${isFirst ? "" : ",\n"}${JSON.stringify({ text, tags })}`);
      isFirst = false;
    }
    await shell.ask("\n]");
    for (const command of INDEX) await shell.ask(command);
    await shell.close();
  },

  ask: async (folder, queries, seconds) => {
    const shell = open([join(folder, "groonga.db")]);
    const facets = "--drilldown tags --drilldown_limit -1 --drilldown_sort_keys -_nsubrecs";
    const select = (query: string, columns: string, more: string) =>
      shell.ask(
        `select Records --match_columns text --query '${query}' --sort_keys -_score --limit 20 --cache no --output_columns '${columns}' ${more}`,
      );
    const page = (query: string) => select(query, "_id,_score,snippet_html(text)", facets);
    const [first = "", ...others] = queries;
    const { body } = await page(first);
    const milliseconds = async (answer: Promise<Answer>) => (await answer).seconds * 1000;
    const newWords: number[] = [];
    for (const query of others) newWords.push(await milliseconds(page(query)));
    const times = {
      found: foundIn(body),
      counted: await medianWithin(seconds, () => milliseconds(select(first, "_id,_score", ""))),
      facets: await medianWithin(seconds, () => milliseconds(select(first, "_id,_score", facets))),
      page: await medianWithin(seconds, () => milliseconds(page(first))),
      newWords: median(newWords),
    };
    await shell.close();
    return times;
  },
};

/** `[[[found], columns, …rows], drilldown]`. */
function foundIn(body: readonly unknown[]): number {
  const [[[found]]] = body as readonly [readonly [readonly [number]]];
  return found;
}

/** Groonga reading commands from a pipe; its own clock times each. */
function open(args: readonly string[]) {
  const child = spawn("groonga", args, { stdio: ["pipe", "pipe", "inherit"] });
  const answers: AsyncIterator<string> = (createInterface(child.stdout) satisfies Interface)[Symbol.asyncIterator]();
  const ended = once(child, "exit");
  return {
    write: async (text: string): Promise<void> => {
      if (!child.stdin.write(text)) await once(child.stdin, "drain");
    },
    ask: async (command: string): Promise<Answer> => {
      child.stdin.write(`${command}\n`);
      const { value } = (await answers.next()) as { value: string };
      const [[status, , seconds], ...body] = JSON.parse(value) as [[number, number, number], ...unknown[]];
      if (status !== 0) throw new Error(`Groonga: ${value.slice(0, 300)}`);
      return { seconds, body: body[0] as readonly unknown[] };
    },
    close: async (): Promise<void> => {
      child.stdin.end();
      await ended;
    },
  };
}
