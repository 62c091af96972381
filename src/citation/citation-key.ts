import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";

// Letters that Unicode does not decompose into a Latin letter and an accent.
const SPELT_OUT: Readonly<Record<string, string>> = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŋ: "n",
}; // prettier-ignore

/**
 * The key under which a document cites the study: `vanderkolk-24762215`. ASCII without colons, unique because the PMID is,
 * and stable: the year is left out because it changes between ahead of print and print.
 */
export function citationKey(study: Pick<Study, "pmid" | "authors" | "editors">): string {
  const first = study.authors[0] ?? study.editors[0];
  const name = first === undefined ? "" : first.kind === "person" ? first.name.family : plainText(first.name);
  const letters = asciiLetters(name).slice(0, 24);
  return `${letters === "" ? "pmid" : letters}-${study.pmid}`;
}

function asciiLetters(name: string): string {
  return name
    .toLowerCase()
    .replace(/[ßæœøłđðþıħŋ]/g, (letter) => SPELT_OUT[letter] ?? "")
    .normalize("NFKD")
    .replace(/[^a-z]/g, "");
}
