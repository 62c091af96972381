import { importFiles } from "../ingest/import-files.ts";
import { withThreadedStore } from "../wiring.ts";
import { runNeeds } from "../wiring-ingest.ts";
import { type Command, readArgs } from "./command.ts";
import { keepTextsAfter } from "./keep-texts-after.ts";
import { progressReporter } from "./progress.ts";
import { receiptLines } from "./receipt-lines.ts";

export const importRecords: Command = {
  usage: "import FILE…",
  summary: "Loads PubmedArticleSet XML (.xml, .xml.gz), streaming.",
  inBackground: true,
  async run(args, context) {
    const { positionals } = readArgs(args, {}, { min: 1, max: Infinity });
    return withThreadedStore(context, async (store) => {
      const needs = runNeeds(store, { ...context, report: progressReporter(context) });
      const receipt = await importFiles(positionals, { signal: context.signal }, needs);
      await context.print(receiptLines(receipt, "import"));
      if (receipt.error !== undefined) context.say(receipt.error);
      await keepTextsAfter(context, store);
      return receipt.state === "complete" ? 0 : 1;
    });
  },
};
