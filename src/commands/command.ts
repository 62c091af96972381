import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Config } from "../config.ts";
import { AppError } from "../domain/errors.ts";
import type { Log } from "../log.ts";

/** What every command is given: settings, a log on stderr, a place for results, and a signal that asks it to stop gently. */
export type CommandContext = {
  readonly config: Config;
  readonly log: Log;
  /** Writes results and waits while the reader is slow; progress and logs go to stderr, never here. */
  readonly print: (text: string | Uint8Array) => Promise<void>;
  /** A line for people on stderr. */
  readonly say: (text: string) => void;
  readonly input: AsyncIterable<string>;
  readonly signal: AbortSignal;
};

/** One command of the README's table. `run` answers the exit status: 0 only when all was done. */
export type Command = {
  readonly usage: string;
  readonly summary: string;
  /** Long work that nobody waits for at a page: readers of a server on the same machine go first. */
  readonly inBackground?: true;
  readonly run: (args: readonly string[], context: CommandContext) => Promise<number>;
};

/** The command line was wrong: one sentence, the usage line, exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Reads one value of the command line: where its reader refuses it, the usage was wrong. */
export function readValue<T>(text: string, read: (text: string) => T): T {
  try {
    return read(text);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === "invalid") throw new UsageError(cause.message, { cause });
    throw cause;
  }
}

/** parseArgs of Node, whose complaints become UsageErrors. */
export function readArgs<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
  positionals: { readonly min: number; readonly max: number },
) {
  const parsed = parseOrComplain(args, options);
  const count = parsed.positionals.length;
  if (count < positionals.min) throw new UsageError("Something is missing after the command.");
  if (count > positionals.max) throw new UsageError(`“${parsed.positionals[positionals.max] ?? ""}” is not expected here.`);
  return parsed;
}

function parseOrComplain<T extends NonNullable<ParseArgsConfig["options"]>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new UsageError(
      cause instanceof Error ? `${cause.message.split(". ")[0] ?? cause.message}.` : "The options cannot be read.",
      { cause },
    );
  }
}
