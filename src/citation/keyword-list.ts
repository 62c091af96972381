import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { isRetracted } from "./notices.ts";
import { oneLine } from "./one-line.ts";

/** Author's keywords, then MeSH descriptors, each once. Qualifiers and major-topic stars are MEDLINE's own and stay in .nbib. */
export function keywordList(study: Study): readonly string[] {
  const headings = study.mesh.map(({ descriptor }) => descriptor);
  // PubMed gives no heading twice; only the author's own words can repeat one.
  if (study.keywords.length === 0 && !isRetracted(study)) return headings;
  const keywords = study.keywords.map(({ text }) => oneLine(plainText(text)).trim());
  const words = isRetracted(study) ? ["Retracted Publication", ...keywords, ...headings] : [...keywords, ...headings];
  const seen = new Set<string>();
  return words.filter((word) => {
    const known = seen.size;
    return word !== "" && seen.add(word.toLowerCase()).size > known;
  });
}
