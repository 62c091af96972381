import { AppError } from "../domain/errors.ts";
import { tagLine } from "../tagging/tag-line.ts";
import { type Command, type CommandContext, readArgs } from "./command.ts";

/** Answers are handed on in pieces of about this many characters: a write a line would cost more than the tagging. */
const PIECE = 64 * 1024;

export const tag: Command = {
  usage: "tag < LINES",
  summary: "JSON lines of records in, JSON lines of tags and facts out; needs no database.",
  async run(args, context) {
    readArgs(args, {}, { min: 0, max: 0 });
    const { print, say, signal } = context;
    let bad = 0;
    let written = "";
    let number = 0;
    for await (const line of linesOf(context)) {
      signal.throwIfAborted();
      number += 1;
      if (line.trim() === "") continue;
      const answer = answerTo(line);
      if ("sentence" in answer) {
        bad += 1;
        say(`Line ${number}: ${answer.sentence}`);
        continue;
      }
      written += `${answer.json}\n`;
      if (written.length < PIECE) continue;
      await print(written);
      written = "";
    }
    await print(written);
    return bad === 0 ? 0 : 1;
  },
};

function answerTo(line: string): { readonly json: string } | { readonly sentence: string } {
  try {
    return { json: JSON.stringify(tagLine(JSON.parse(line))) };
  } catch (error) {
    if (error instanceof SyntaxError) return { sentence: "this is not JSON." };
    if (error instanceof AppError) return { sentence: error.message };
    throw error;
  }
}

/** Lines as they come; a byte-order mark at the very beginning is none of the first. */
async function* linesOf({ input }: Pick<CommandContext, "input">): AsyncGenerator<string> {
  let rest = "";
  let isFirst = true;
  for await (const piece of input) {
    const lines = (rest + (isFirst ? piece.replace(/^\ufeff/, "") : piece)).split("\n");
    isFirst = false;
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}
