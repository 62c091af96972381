import { readFile } from "node:fs/promises";
import { readMbox } from "../digest/dsn.ts";
import { readMailbox, takeAllReturned, type ReturnedTally } from "../digest/returned-mail.ts";
import { AppError } from "../domain/errors.ts";
import { openMailbox } from "../mail/open-mailbox.ts";
import { returnedNeeds } from "../wiring-mail.ts";
import { withStore } from "../wiring.ts";
import { type Command, readArgs, UsageError } from "./command.ts";

export const bounces: Command = {
  usage: "bounces [FILE…]",
  summary:
    "Reads what came back by mail, from mbox files and single messages, or from the mailbox of IMAP_URL: delivery reports, complaints, unsubscribe requests.",
  async run(args, context) {
    const { positionals } = readArgs(args, {}, { min: 0, max: Infinity });
    const { imapUrl } = context.config.mail;
    if (positionals.length === 0 && imapUrl === undefined) throw new UsageError("No file is given, and IMAP_URL is not set.");
    const files = await Promise.all(positionals.map(readText));
    return withStore(context, async (store) => {
      const needs = returnedNeeds(store);
      const tally =
        positionals.length === 0 && imapUrl !== undefined
          ? await readMailbox(openMailbox(imapUrl), context.signal, needs)
          : await takeAllReturned(files.flatMap(readMbox), needs);
      await context.print(summary(tally));
      return 0;
    });
  },
};

function summary({ messages, suppressed, counted, unknown, left, harmless, other }: ReturnedTally): string {
  return `Messages: ${messages}; suppressed: ${suppressed}; counted as soft: ${counted}; not ours: ${unknown}; unsubscribed: ${left}; no failure: ${harmless}; no report: ${other}\n`;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new AppError("not_found", `${file} cannot be read.`, { cause });
  }
}
