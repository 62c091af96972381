import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { isRetracted } from "./notices.ts";
import { oneLine } from "./one-line.ts";

/** Author's keywords, then MeSH descriptors, each once. Qualifiers and major-topic stars are MEDLINE's own and stay in .nbib. */
export function keywordList(study: Study): readonly string[] {
  const seen = new Set<string>();
  const words: string[] = [];
  const add = (word: string): void => {
    const known = seen.size;
    if (word !== "" && seen.add(word.toLowerCase()).size > known) words.push(word);
  };
  if (isRetracted(study)) add("Retracted Publication");
  for (const keyword of study.keywords) add(oneLine(plainText(keyword.text)));
  for (const heading of study.mesh) add(oneLine(heading.descriptor));
  return words;
}
