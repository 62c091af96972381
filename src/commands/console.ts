import { once } from "node:events";
import type { CommandContext } from "./command.ts";

/** The process's own standard streams. A reader that goes away (`| head`) ends the program quietly, as for any other tool. */
export function createConsole(): Pick<CommandContext, "print" | "say" | "input"> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  return {
    async print(text) {
      if (!process.stdout.write(text)) await once(process.stdout, "drain");
    },
    say(text) {
      process.stderr.write(`${text}\n`);
    },
    input: process.stdin.setEncoding("utf8"),
  };
}
