import type { Contributor, PersonName } from "../domain/author.ts";
import { oneLine } from "./one-line.ts";
import { collectiveName } from "./names.ts";

export type NbibField = readonly [tag: string, value: string];

/** Each person with affiliations under the name, as PubMed prints them; a group (CN) where it stands in the list. */
export function nbibPeople(
  people: readonly Contributor[],
  full: string,
  short: string,
  withDetails: "with-details" | "names-only",
): NbibField[] {
  return people.flatMap((person): NbibField[] => {
    const name: NbibField[] =
      person.kind === "collective"
        ? [["CN", collectiveName(person)]]
        : [
            [full, fullName(person.name)],
            [short, shortName(person.name)],
          ];
    if (withDetails === "names-only") return name;
    const orcid: NbibField[] = person.orcid === undefined ? [] : [["AUID", `ORCID: ${person.orcid}`]];
    const others = (person.otherIdentifiers ?? []).map(({ source, value }): NbibField => ["AUID", `${source}: ${value}`]);
    return [...name, ...orcid, ...others, ...person.affiliations.map((place): NbibField => ["AD", place])];
  });
}

export function nbibSubjects(subjects: readonly PersonName[]): NbibField[] {
  return subjects.flatMap((name): NbibField[] => [
    ["FPS", fullName(name)],
    ["PS", shortName(name)],
  ]);
}

/** "Hellinger, Frank R Jr" */
function fullName(name: PersonName): string {
  const given = [name.given ?? name.initials, name.suffix].filter((part) => part !== undefined && part !== "").join(" ");
  return oneLine(given === "" ? name.family : `${name.family}, ${given}`);
}

/** "Hellinger FR Jr" */
function shortName(name: PersonName): string {
  return oneLine([name.family, name.initials, name.suffix].filter((part) => part !== undefined && part !== "").join(" "));
}
