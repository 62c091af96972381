import { syncOnce } from "../ingest/sync.ts";
import { pubmedQuery } from "../topic/query.ts";
import { withThreadedStore } from "../wiring.ts";
import { syncNeeds } from "../wiring-ingest.ts";
import { type Command, readArgs } from "./command.ts";
import { keepTextsAfter } from "./keep-texts-after.ts";
import { progressReporter } from "./progress.ts";
import { receiptLines } from "./receipt-lines.ts";

export const sync: Command = {
  usage: "sync [--full] [--json]",
  summary: "One sync with PubMed now; --full asks for everything again; --json prints the receipt as one JSON line.",
  inBackground: true,
  async run(args, context) {
    const { values } = readArgs(args, { full: { type: "boolean" }, json: { type: "boolean" } }, { min: 0, max: 0 });
    return withThreadedStore(context, async (store) => {
      const needs = syncNeeds(store, { ...context, report: progressReporter(context) });
      try {
        const receipt = await syncOnce({ query: pubmedQuery, full: values.full ?? false, signal: context.signal }, needs);
        // Whoever reads the line by machine finds every key in every receipt.
        const line = JSON.stringify({ ...receipt, translation: receipt.translation ?? null, error: receipt.error ?? null });
        await context.print(values.json ? `${line}\n` : receiptLines(receipt, "sync"));
        if (receipt.error !== undefined) context.say(receipt.error);
        await keepTextsAfter(context, store);
        return receipt.state === "complete" ? 0 : 1;
      } finally {
        await needs.eutils.close();
      }
    });
  },
};
