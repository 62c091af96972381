import { reparse } from "../ingest/reparse.ts";
import { withThreadedStore } from "../wiring.ts";
import { runNeeds } from "../wiring-ingest.ts";
import { type Command, readArgs } from "./command.ts";
import { progressReporter } from "./progress.ts";
import { receiptLines } from "./receipt-lines.ts";

export const reparseRecords: Command = {
  usage: "reparse",
  summary: "Reads every stored raw record again with this program's parser; no network.",
  inBackground: true,
  async run(args, context) {
    readArgs(args, {}, { min: 0, max: 0 });
    return withThreadedStore(context, async (store) => {
      const receipt = await reparse(
        { signal: context.signal },
        runNeeds(store, { ...context, report: progressReporter(context) }),
      );
      await context.print(receiptLines(receipt, "reparse"));
      if (receipt.error !== undefined) context.say(receipt.error);
      return receipt.state === "complete" ? 0 : 1;
    });
  },
};
