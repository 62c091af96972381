import { readFileSync } from "node:fs";
import { formatReference, formatReferences } from "../citation/format-reference.ts";
import { REFERENCE_STYLES, toReferenceStyle, type ReferenceStyle } from "../citation/reference-styles.ts";
import { AppError } from "../domain/errors.ts";
import type { Study } from "../domain/study.ts";
import { withStore } from "../wiring.ts";
import { CHOICE_OPTIONS, choosePmids, readChoice } from "./choose-studies.ts";
import { type Command, readArgs, readValue, UsageError } from "./command.ts";

export const cite: Command = {
  usage: `cite [--style ${Object.keys(REFERENCE_STYLES).join("|")}|FILE.csl] [--query Q] [--pmid N…]`,
  summary: "Writes references as text, a line each, in a style of ours or in any independent CSL style given as a file.",
  async run(args, context) {
    const options = { style: { type: "string", default: "ama" }, ...CHOICE_OPTIONS } as const;
    const { values, positionals } = readArgs(args, options, { min: 0, max: Infinity });
    const choice = readChoice(values, positionals);
    if (choice.query === undefined && choice.pmids.length === 0)
      throw new UsageError("Which studies? --pmid or --query says it.");
    const style = styleOf(values.style);
    return withStore(context, async (store) => {
      const pmids = (await choosePmids(choice, store, context.say)) ?? [];
      const studies = (await store.findStudies(pmids)).map(({ study }) => study);
      for (const { text } of references(studies, style)) {
        context.signal.throwIfAborted();
        await context.print(`${text}\n`);
      }
      return 0;
    });
  },
};

/** A single reference stands without the number that it would have in a list. */
function references(studies: readonly Study[], style: ReferenceStyle) {
  const [only, ...more] = studies;
  if (only === undefined) return [];
  return more.length === 0 ? [formatReference(only, style)] : formatReferences(studies, style);
}

/** What ends in .csl is a file. */
function styleOf(name: string): ReferenceStyle {
  if (!name.endsWith(".csl")) return readValue(name, toReferenceStyle);
  try {
    return { csl: readFileSync(name, "utf8") };
  } catch (cause) {
    throw new AppError("not_found", `The style cannot be read (${name}).`, { cause });
  }
}
