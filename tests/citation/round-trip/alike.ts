import { LATEX_LETTERS } from "../../../src/citation/latex-letters.ts";
import type { Exception } from "./compare.ts";

/** What no font of pdfLaTeX has and prints alike: apostrophes of other alphabets, numerals of one character, raised and lowered figures, signs. */
const SIGNS =
  /[\u02bc\u05f3\u2160-\u217f\u2070-\u209f\uff00-\uff5e\u2212\u237a\u2217\u2218\u22ee\u2259\u211b]|\ud835[\udc00-\udfff]/u;

const COMMANDS = [...LATEX_LETTERS].flatMap(([sign, tex]) => (tex.startsWith("{$\\") ? [[sign, tex.slice(3, -2)] as const] : []));

/** Both sides as they print, without TeX's own marks. */
function printed(text: string): string {
  const named = COMMANDS.reduce((all, [sign, command]) => all.replaceAll(sign, command), text);
  return named
    .normalize("NFKC")
    .replace(/[\u02bc\u05f3“”"‘’'`]+/gu, "'")
    .replace(/[-\u2010\u2011\u2212–—]+/gu, "-")
    .replace(/[\s\u200b-\u200d\u2060\ufeff{}^_$\\]/gu, "");
}

export const ALIKE: readonly Exception[] = (["title", "abstract", "authors", "keywordText"] as const).map((field) => ({
  field,
  reason: "pdfLaTeX has no letter for a sign in it, so what prints alike is written",
  when: ({ expected, read }) => SIGNS.test(expected) && printed(expected) === printed(read),
}));
