import { citationFormat, textWriter } from "../citation/formats.ts";
import { aroundTexts } from "../citation/write-citations.ts";
import type { CitationPiece } from "../store/export-ports.ts";
import { withStore } from "../wiring.ts";
import { CHOICE_OPTIONS, choosePmids, readChoice } from "./choose-studies.ts";
import { type Command, readArgs, readValue, UsageError } from "./command.ts";

/** How many studies pass between two lines of progress. */
const STEP = 10_000;

export const exportCitations: Command = {
  usage: "export --format ris|bibtex|biblatex|nbib|csl-json|csv|enw [--query Q] [--pmid N…]",
  summary: "Writes citations to stdout; all stored studies where nothing narrows them.",
  async run(args, context) {
    const options = { format: { type: "string" }, ...CHOICE_OPTIONS } as const;
    const { values, positionals } = readArgs(args, options, { min: 0, max: Infinity });
    if (values.format === undefined) throw new UsageError("--format is missing.");
    const format = readValue(values.format, citationFormat);
    const choice = readChoice(values, positionals);
    return withStore(context, async (store) => {
      const count = counter(context.say);
      const pmids = await choosePmids(choice, store, context.say);
      for await (const piece of aroundTexts(format.writer, count.each(store.streamCitations(textWriter(format), pmids)))) {
        context.signal.throwIfAborted();
        await context.print(piece);
      }
      context.say(count.total() === 1 ? "1 study exported." : `${count.total()} studies exported.`);
      return 0;
    });
  },
};

/** Counts what passes, and says so now and then. */
function counter(say: (text: string) => void) {
  let passed = 0;
  return {
    async *each(pieces: AsyncIterable<CitationPiece>): AsyncGenerator<Uint8Array> {
      for await (const { studies, text } of pieces) {
        yield text;
        const steps = Math.floor(passed / STEP);
        passed += studies;
        if (Math.floor(passed / STEP) > steps) say(`${passed} studies …`);
      }
    },
    total: () => passed,
  };
}
