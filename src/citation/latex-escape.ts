import type { Inline, RichText } from "../domain/rich-text.ts";
import { accented, LATEX_LETTERS } from "./latex-letters.ts";
import { oneLine } from "./one-line.ts";
import { withoutRepeatedMarks } from "./repeated-marks.ts";

/** BibTeX counts bytes and knows no Unicode, so letters become commands; BibLaTeX with biber reads UTF-8. */
export type LatexDialect = "bibtex" | "biblatex";

// A brace is never written as \{: BibTeX counts braces without looking at the backslash.
const SPECIALS: Readonly<Record<string, string>> = {
  "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "~": "{\\textasciitilde}", "^": "{\\textasciicircum}",
  "<": "{$<$}", ">": "{$>$}", "&": "\\&", "%": "\\%", $: "\\$", "#": "\\#", _: "\\_",
}; // prettier-ignore
const SPECIAL = /[\\{}~^<>&%$#_]/g;
const SPECIAL_OR_FOREIGN = /[\\{}~^<>&%$#_]|[\u0080-\uffff]/g;
/** Unicode's own alphabets for formulas: 𝛼 is an α. */
const FORMULA_LETTER = /\ud835[\udc00-\udfff]/g;
const COMBINING = /[\u0300-\u036f]/;

/** Text that TeX prints as it reads. Characters without a command stay; none is ever dropped but those of zero width. */
export function latexText(text: string, dialect: LatexDialect): string {
  if (dialect === "biblatex") return unligated(text.replace(SPECIAL, (sign) => SPECIALS[sign] ?? sign));
  const plain = text.replace(FORMULA_LETTER, (letter) => letter.normalize("NFKC"));
  const composed = COMBINING.test(plain) ? plain.normalize("NFC") : plain;
  return unligated(
    composed.replace(SPECIAL_OR_FOREIGN, (sign) => SPECIALS[sign] ?? LATEX_LETTERS.get(sign) ?? accented(sign) ?? sign),
  );
}

/** Two hyphens are two hyphens, not TeX's en dash. */
function unligated(tex: string): string {
  return tex.includes("--") ? tex.replace(/-(?=-)/g, "-{}") : tex;
}

/**
 * A title that keeps its own case: every word with a capital in braces, so that a style cannot lower it; and a word that begins
 * a title or follows a colon in lower case, so that an importer (pandoc) does not raise it. A plain first word needs none.
 */
export function latexTitle(title: RichText, dialect: LatexDialect): string {
  let previous = "";
  const protect = (text: string): string =>
    // A space other than the plain one needs its command too, and is no word.
    text.replace(/\S+|[^\S ]/g, (word) => {
      if (/^\s/.test(word)) return latexText(word, dialect);
      const first = previous === "";
      const starts = first || /[:.?!–—]$/.test(previous);
      previous = word;
      const guarded = /\p{Lu}/u.test(word) ? !(first && /^\p{Lu}\P{Lu}*$/u.test(word)) : starts;
      return guarded ? `{${latexText(word, dialect)}}` : latexText(word, dialect);
    });
  return oneLine(runs(withoutRepeatedMarks(title), protect));
}

const COMMANDS = { b: "textbf", i: "textit", u: "underline", sup: "textsuperscript", sub: "textsubscript" } as const;

function runs(rich: RichText, write: (text: string) => string): string {
  return rich.map((inline) => run(inline, write)).join("");
}

function run(inline: Inline, write: (text: string) => string): string {
  if (typeof inline === "string") return write(inline);
  if (!("mark" in inline)) return write(inline.text);
  const inner = runs(inline.children, write);
  return inner === "" ? "" : command(COMMANDS[inline.mark], inner);
}

/** Two braces around a command with capitals: after one, BibTeX takes the backslash for an accent and lowers what it is set on. */
function command(name: string, inner: string): string {
  const tex = `\\${name}{${inner}}`;
  return /\p{Lu}/u.test(inner) ? `{{${tex}}}` : tex;
}
