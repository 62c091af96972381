import { keepTexts } from "../ingest/keep-texts.ts";
import type { Store } from "../store/ports.ts";
import type { CommandContext } from "./command.ts";
import { textNeeds } from "./text-needs.ts";

/**
 * Writes the usual citation texts of what a command has just stored, so that the first export waits for none. The command's work is
 * done and told by then: what fails here is one sentence, and exports write what they lack.
 */
export async function keepTextsAfter(context: CommandContext, store: Pick<Store, "keepMissingTexts">): Promise<void> {
  const { config, say, signal } = context;
  if (config.databaseUrl === "sqlite::memory:") return;
  try {
    await keepTexts({
      ...textNeeds(config.databaseUrl),
      store,
      // A turn of the loop, for signals.
      sleep: () => new Promise((resolve) => void setImmediate(resolve)),
      report: ({ studies }) => {
        say(`Citation texts: ${String(studies)} studies`);
      },
      signal,
    });
  } catch (error) {
    say(
      `Citation texts are not written beforehand, exports write them: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
