import { runDigest, type DigestReport } from "../digest/run-digest.ts";
import { counted } from "../digest/words.ts";
import { toWeek } from "../domain/week.ts";
import { mailNeeds } from "../wiring-mail.ts";
import { withStore } from "../wiring.ts";
import { type Command, readArgs, readValue } from "./command.ts";
import { previewDigest } from "./digest-preview.ts";

export const digest: Command = {
  usage: "digest [--week 2026-W47] [--dry-run] [--json]",
  summary: "Composes the week's issue once and sends what is due; --dry-run shows what would go to whom.",
  async run(args, context) {
    const options = { week: { type: "string" }, "dry-run": { type: "boolean" }, json: { type: "boolean" } } as const;
    const { values } = readArgs(args, options, { min: 0, max: 0 });
    const week = values.week === undefined ? undefined : readValue(values.week, toWeek);
    return withStore(context, async (store) => {
      const mail = mailNeeds(store, context);
      try {
        if (values["dry-run"] === true) return await previewDigest(week, values.json === true, store, mail.digest, context);
        const report = await runDigest(week === undefined ? "due" : { week }, context.signal, mail.digest);
        await context.print(values.json === true ? `${JSON.stringify(report)}\n` : reportLines(report));
        const reason = whatIsLeft(report);
        if (reason !== undefined) context.say(reason);
        return reason === undefined ? 0 : 1;
      } finally {
        await mail.close();
      }
    });
  },
};

function reportLines({ weeks, alerts, sent, failed, deferred, skipped, doubtful }: DigestReport): string {
  const lines = [
    ...weeks.map((week) =>
      week.kind === "waiting"
        ? `${week.week}: waits. ${week.reason}`
        : `${week.week}: ${week.issues} composed, ${week.queued} queued`,
    ),
    ...(weeks.length === 0 ? ["No week is due."] : []),
    ...(alerts === 0 ? [] : [`Retractions told at once: ${alerts}`]),
    `Sent: ${sent}; failed: ${failed}; to be tried again: ${deferred}; skipped: ${skipped}; in doubt: ${doubtful}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** One sentence where not all was done. */
function whatIsLeft({ weeks, deferred, failed, unreachable }: DigestReport): string | undefined {
  const waiting = weeks.find(({ kind }) => kind === "waiting");
  if (waiting?.kind === "waiting") return `The issue of ${waiting.week} waits. ${waiting.reason}`;
  if (unreachable !== undefined) return `The mail server takes no messages: ${unreachable}`;
  if (deferred > 0) return `${counted(deferred, "mail was", "mails were")} put off and will be tried again.`;
  return failed > 0 ? `${counted(failed, "mail was", "mails were")} refused.` : undefined;
}
