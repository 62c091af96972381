import { toPmid } from "../domain/pmid.ts";
import type { TagOverride } from "../domain/tag-override.ts";
import { overrideTags, readOverride, withdrawOverrides } from "../ingest/override-tags.ts";
import { now, withStore } from "../wiring.ts";
import { type Command, readArgs, readValue, UsageError } from "./command.ts";

export const tagOverride: Command = {
  usage: 'tag-override PMID +facet:value|-facet:value… --note "why"   or   tag-override PMID --undo [facet:value…]',
  summary: "A curator's word on a study's tags: stands above the tagger's, survives retag, is shown as a human's.",
  async run(args, context) {
    const signed = args.filter(isSigned);
    const { values, positionals } = readArgs(
      args.filter((word) => !isSigned(word)),
      { note: { type: "string" }, undo: { type: "boolean" } },
      { min: 1, max: Infinity },
    );
    const [first = "", ...bare] = positionals;
    const pmid = readValue(first, toPmid);
    const undo = values.undo === true;
    if (!undo && bare.length > 0) throw new UsageError(`“${bare[0] ?? ""}” needs a + or a - before it.`);
    if (!undo && signed.length === 0) throw new UsageError("Which tag? Write +facet:value or -facet:value.");
    const note = values.note?.trim() ?? "";
    if (!undo && note === "") throw new UsageError("A note that says why is missing: --note.");
    const named = [...signed, ...bare.map((tag) => `+${tag}`)].map((word) => readValue(word, readOverride));
    return withStore(context, async (store) => {
      const done = undo
        ? await withdrawOverrides({ pmid, named }, { store, now })
        : await overrideTags({ pmid, named, note }, { store, now });
      await context.print(done.map((override) => `${undo ? "Taken back: " : ""}${lineOf(override)}\n`).join(""));
      return 0;
    });
  },
};

/** Before parseArgs sees it, which would read "-design:rct" as options. */
function isSigned(word: string): boolean {
  return /^[+-][a-z]+:/i.test(word);
}

function lineOf({ facet, value, action, note }: TagOverride): string {
  return `${action === "add" ? "+" : "-"}${facet}:${value} (${note})`;
}
