import { retag } from "../ingest/retag.ts";
import { withStore } from "../wiring.ts";
import { retagNeeds } from "../wiring-ingest.ts";
import { type Command, readArgs } from "./command.ts";
import { progressReporter } from "./progress.ts";

export const retagStudies: Command = {
  usage: "retag [--all]",
  summary: "Tags anew the stored studies that an older vocabulary tagged, or all; killed and run again, it goes on.",
  inBackground: true,
  async run(args, context) {
    const { values } = readArgs(args, { all: { type: "boolean" } }, { min: 0, max: 0 });
    return withStore(context, async (store) => {
      const { vocabulary, ...needs } = retagNeeds(store, progressReporter(context));
      const options = { signal: context.signal, ...(values.all !== true && { unlessBy: vocabulary }) };
      const { read, different } = await retag(options, needs);
      await context.print(
        `Tagged ${read} studies by vocabulary ${vocabulary}; of ${different} readers see something different.\n`,
      );
      return 0;
    });
  },
};
