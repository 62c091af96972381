import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Study } from "../domain/study.ts";
import type { Tagging } from "../store/ports.ts";
import { tagStudy } from "../tagging/tag-study.ts";
import { taggerInputFromStudy } from "../tagging/tagger-input.ts";

/** Tags one study: pure, and the same for the same study and the same version of the vocabulary. */
export type TagRecord = (study: Study) => Tagging;

export function tagger(vocabulary: string): TagRecord {
  return (study) => ({ ...tagStudy(taggerInputFromStudy(study)), vocabulary });
}

/** Whatever can change a tag: the rules, and the topic's words, points and scales. */
const SOURCES = [new URL("../tagging/", import.meta.url), new URL("../topic/", import.meta.url)];

/**
 * The version of the vocabulary: a digest of the tagger's own sources, because a number that somebody must remember to
 * raise would one day leave old tags standing as if they were new.
 */
export function vocabularyVersion(sources: readonly URL[] = SOURCES): string {
  const digest = createHash("sha256");
  for (const folder of sources) {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.[jt]s$/.test(name));
    for (const name of names.sort()) digest.update(name).update(readFileSync(new URL(name, folder)));
  }
  return digest.digest("hex").slice(0, 12);
}
