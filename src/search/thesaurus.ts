import { indexText } from "../domain/index-words.ts";
import { MESH_BRANCHES } from "../topic/mesh-branches.ts";
import { PUBLICATION_TYPE_BRANCHES } from "../topic/publication-type-branches.ts";
import { SYNONYMS, type Synonyms } from "../topic/synonyms.ts";

/** Names by any of their spellings, each with all that is narrower. */
export type Hierarchy = {
  /** The name that a spelling or an entry term stands for. */
  readonly find: (spelling: string) => string | undefined;
  /** The name itself and everything below it. */
  readonly explode: (name: string) => readonly string[];
};

/** Reads an indented list: one name a line, entry terms behind a bar, narrower names deeper. */
function readHierarchy(text: string): Hierarchy {
  const names = new Map<string, string>();
  const narrower = new Map<string, Set<string>>();
  const path: string[] = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const [name = "", entries = ""] = line.split("|").map((part) => part.trim());
    path.length = Math.min(path.length, line.search(/\S/) / 2);
    path.push(name);
    for (const broader of path) narrower.set(broader, (narrower.get(broader) ?? new Set<string>()).add(name));
    names.set(indexText(name), name);
    for (const entry of entries.split(";")) {
      const key = indexText(entry);
      if (key !== "" && !names.has(key)) names.set(key, name);
    }
  }
  return {
    find: (spelling) => names.get(indexText(spelling)),
    explode: (name) => [...(narrower.get(name) ?? [name])],
  };
}

export const MESH = readHierarchy(MESH_BRANCHES);
export const PUBLICATION_TYPES = readHierarchy(PUBLICATION_TYPE_BRANCHES);

const SYNONYMS_BY_WORDS: ReadonlyMap<string, Synonyms> = new Map(
  SYNONYMS.flatMap((entry) => entry.words.map((words) => [indexText(words), entry] as const)),
);

/** What untagged words mean: our own synonyms first, else the heading of which they are a name. */
export function findMeaning(words: readonly string[]): Synonyms | undefined {
  const key = words.join(" ");
  const ours = SYNONYMS_BY_WORDS.get(key);
  if (ours !== undefined) return ours;
  const heading = MESH.find(key);
  return heading === undefined ? undefined : { words: [key], mesh: [heading] };
}

/** The longest run of words that can mean something together. */
export const LONGEST_NAME = 8;
