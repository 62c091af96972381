import { findField } from "./fields.ts";
import type { Problem } from "./tree.ts";

type Sign = { readonly shape: RegExp; readonly says: (found: RegExpExecArray) => string | undefined };

/** What other search systems understand and PubMed does not: each sign with what was read instead, and what to write. */
const SIGNS: readonly Sign[] = [
  {
    shape: /(?<![^\s(])exp\s+\*?([^/\n()]{2,60})\/(?=[\s).]|$)/i,
    says: ([found, heading = ""]) =>
      `“${found}” is how Ovid asks for a heading; it was read as words. Write "${heading.replaceAll('"', "").trim()}"[mh].`,
  },
  {
    shape:
      /(?<=[\p{L}\p{N}*")])\.(?:(?:ti|ab|tw|kw|kf|mp|hw|sh|pt|af|au|ot)(?:,(?:ti|ab|tw|kw|kf|mp|hw|ot))*\.|ti,ab|ab,ti)(?=[\s)]|$)/iu,
    says: ([found]) =>
      `“${found}” is how Ovid names fields; it was read as words. Write the field behind each word, as in depression[tiab].`,
  },
  {
    shape: /(?<=[^\s(]\s)adj\d{0,2}(?=\s+\S)/i,
    says: ([found]) => `“${found}” is Ovid's sign for nearness; it was read as a word. ${NEARNESS}`,
  },
  {
    shape: /(?<![^\s(])(?:near|next|onear|pre|w)\/\d{1,3}(?=[\s(]|$)/i,
    says: ([found]) => `“${found}” is another system's sign for nearness; it was read as words. ${NEARNESS}`,
  },
  {
    shape: /(?<![^\s(])(?:TITLE-ABS-KEY|TITLE-ABS|TITLE|ABS|KEY|AUTH|SRCTITLE)(?=\()/,
    says: ([found]) =>
      `“${found}(…)” is how Scopus names fields; it was read as a word. Write the field behind, as in ketamine[tiab].`,
  },
  {
    shape: /(?<![^\s(])(?:TS|TI|AB|AK|AU|SO)=/,
    says: ([found]) =>
      `“${found}” is how Web of Science names fields; it was read as a word. Write the field behind, as in ketamine[tiab].`,
  },
  {
    shape: /(?<![^\s(])\p{L}{1,40}\?\p{L}{1,40}(?=[\s)]|$)/u,
    says: ([found]) =>
      `“?” inside a word stands for no letter here, and “${found}” was read as two words. Write each spelling, joined by OR.`,
  },
  {
    shape: /(?<![^\s(])(title|author):(?=[^\s:])/i,
    says: ([found, name = ""]) =>
      `“${found}” was read as a word. Write the field behind: [${name.toLowerCase() === "title" ? "ti" : "au"}].`,
  },
  {
    shape: /\[([^\][\s()"]{1,40})[^\][]*(?=\[|$)/,
    says: ([, name = ""]) =>
      findField(name) === undefined ? undefined : `“[${name}” is not closed and was read as a word. Write [${name}].`,
  },
];

const NEARNESS = 'Write "ketamine depression"[tiab:~3] for words at most three apart.';

/** Other systems' signs outside quotes, one sentence for each kind: read as words they would find nothing, in silence. */
export function tellOtherSystems(typed: string): readonly Problem[] {
  const bare = typed.replace(/"[^"]*"(?!\s*\/)/g, (quoted) => " ".repeat(quoted.length));
  return SIGNS.flatMap(({ shape, says }) => {
    const found = shape.exec(bare);
    const message = found === null ? undefined : says(found);
    return found === null || message === undefined
      ? []
      : [{ message, span: { start: found.index, end: found.index + found[0].length } }];
  });
}
