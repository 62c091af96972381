import { readFile } from "node:fs/promises";
import { takeBounce } from "../digest/bounces.ts";
import { usualLimits } from "../digest/deliver.ts";
import { readLeaveRequest, readMbox, readReport } from "../digest/dsn.ts";
import { AppError } from "../domain/errors.ts";
import type { Store } from "../store/ports.ts";
import { unsubscribe } from "../subscription/act.ts";
import { suppressionOf } from "../wiring-mail.ts";
import { now, withStore } from "../wiring.ts";
import { type Command, readArgs } from "./command.ts";

export const bounces: Command = {
  usage: "bounces FILE…",
  summary: "Reads what came back by mail (mbox files or single messages): delivery reports, complaints, unsubscribe requests.",
  async run(args, context) {
    const { positionals } = readArgs(args, {}, { min: 1, max: Infinity });
    const files = await Promise.all(positionals.map(readText));
    return withStore(context, async (store) => {
      const tally = { messages: 0, suppressed: 0, counted: 0, unknown: 0, left: 0, other: 0 };
      for (const message of files.flatMap(readMbox)) {
        tally.messages += 1;
        for (const outcome of await take(message, store)) tally[outcome] += 1;
      }
      const { messages, suppressed, counted, unknown, left, other } = tally;
      await context.print(
        `Messages: ${messages}; suppressed: ${suppressed}; counted as soft: ${counted}; not ours: ${unknown}; unsubscribed: ${left}; no report: ${other}\n`,
      );
      return 0;
    });
  },
};

async function take(
  message: string,
  store: Store,
): Promise<readonly ("suppressed" | "counted" | "unknown" | "left" | "other")[]> {
  const token = readLeaveRequest(message);
  if (token !== undefined) {
    const changed = await unsubscribe({ token, source: "mail" }, { store, now }).catch((error: unknown) => {
      if (error instanceof AppError) return false;
      throw error;
    });
    return [changed ? "left" : "unknown"];
  }
  const news = readReport(message);
  if (news.length === 0) return ["other"];
  const needs = {
    store,
    now,
    softBounces: usualLimits.softBounces,
    suppressionOf: (address: string) => suppressionOf(store, address),
  };
  const outcomes: ("suppressed" | "counted" | "unknown")[] = [];
  for (const one of news) {
    outcomes.push(
      await takeBounce(one, needs).catch((error: unknown) => {
        // A report may name an address that is none.
        if (error instanceof AppError && error.code === "invalid") return "unknown" as const;
        throw error;
      }),
    );
  }
  return outcomes;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new AppError("not_found", `${file} cannot be read.`, { cause });
  }
}
