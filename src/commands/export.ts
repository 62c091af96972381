import { citationFormat } from "../citation/formats.ts";
import { writeCitations } from "../citation/write-citations.ts";
import { AppError } from "../domain/errors.ts";
import { toPmid } from "../domain/pmid.ts";
import type { Study } from "../domain/study.ts";
import type { Store } from "../store/ports.ts";
import { withStore } from "../wiring.ts";
import { type Command, readArgs, UsageError } from "./command.ts";

export const exportCitations: Command = {
  usage: "export --format ris|bibtex|biblatex|nbib|csl-json|csv|enw [--pmid N]…",
  summary: "Writes citations to stdout; all stored studies where nothing narrows them.",
  async run(args, context) {
    const options = { format: { type: "string" }, pmid: { type: "string", multiple: true } } as const;
    const { values, positionals } = readArgs(args, options, { min: 0, max: Infinity });
    if (values.format === undefined) throw new UsageError("--format is missing.");
    const { writer } = citationFormat(values.format);
    // `--pmid 1 2 3` is what people type; every bare word after a --pmid is one more.
    const pmids = [...(values.pmid ?? []), ...positionals].flatMap((text) => text.split(",")).map(toPmid);
    if (positionals.length > 0 && values.pmid === undefined) throw new UsageError("PMIDs stand after --pmid.");
    return withStore(context, async (store) => {
      const studies = pmids.length > 0 ? await pickStudies(store, pmids) : allStudies(store);
      for await (const piece of writeCitations(writer, studies)) {
        context.signal.throwIfAborted();
        await context.print(piece);
      }
      return 0;
    });
  },
};

/** Nothing is written when one of them is not stored: a list that lacks one in silence is worse than none. */
async function pickStudies(store: Store, pmids: readonly ReturnType<typeof toPmid>[]): Promise<readonly Study[]> {
  const found = await Promise.all(pmids.map((pmid) => store.findStudy(pmid)));
  const absent = pmids.filter((_pmid, index) => found[index] === undefined || found[index].deletedAt !== undefined);
  if (absent.length > 0) throw new AppError("not_found", `Not stored here: ${absent.join(", ")}. Nothing was exported.`);
  return found.flatMap((stored) => stored?.study ?? []);
}

async function* allStudies(store: Store): AsyncGenerator<Study> {
  for await (const { study } of store.streamStudies()) yield study;
}
