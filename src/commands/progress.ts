import { progressLine, type Progress } from "../ingest/progress.ts";
import type { CommandContext } from "./command.ts";

/** Progress for whoever watches: one line that is rewritten on a terminal, a line each elsewhere. Goes to stderr. */
export function progressReporter({ say }: Pick<CommandContext, "say">): (progress: Progress) => void {
  let shown = "";
  return (progress) => {
    const line = progressLine(progress);
    if (line === shown) return;
    shown = line;
    say(line);
  };
}
