import type { Contributor, PersonName } from "../domain/author.ts";
import { plainText } from "../domain/study-text.ts";
import { oneLine } from "./one-line.ts";

// Lower-case particles that belong to the family name but not to its sorting word. "Van Damme" and "De Vos" are names, not particles.
const PARTICLES =
  /^((?:van|von|vom|zu|zum|zur|de|del|della|dello|delle|degli|dei|dal|da|das|do|dos|di|du|des|la|las|los|le|den|der|ten|ter|te|op|af|av|het|['’]t)\s+)+(?=\p{Lu})/u;

export type FamilyParts = { readonly particle?: string; readonly family: string };

/** Splits "van der Kolk" only when sure: known lower-case particles before a capital. */
export function familyParts(family: string): FamilyParts {
  const particle = PARTICLES.exec(family)?.[0];
  if (particle === undefined) return { family };
  return { particle: particle.trim(), family: family.slice(particle.length) };
}

/** Given names, or the initials spaced ("JA" → "J A", "YuA" → "Yu A") where PubMed has nothing else. */
export function givenName(name: PersonName): string | undefined {
  const given = oneLine(name.given ?? spacedInitials(name.initials) ?? "");
  return given === "" ? undefined : given;
}

function spacedInitials(initials: string | undefined): string | undefined {
  return initials?.replace(/(?<=\S)(?=\p{Lu})/gu, " ");
}

/**
 * "Family, Given, Suffix": the order of RIS and refer, as it stands (their writers see to the one line). A single name stays
 * alone, so that nothing splits it.
 */
export function invertedName(name: PersonName): string {
  const family = withoutCommas(name.family);
  const given = withoutCommas(name.given ?? spacedInitials(name.initials) ?? "");
  if (name.suffix === undefined || name.suffix === "") return given === "" ? family : `${family}, ${given}`;
  return `${family}, ${given}, ${withoutCommas(name.suffix)}`;
}

/** A group's name as one line. */
export function collectiveName(contributor: Extract<Contributor, { kind: "collective" }>): string {
  return oneLine(plainText(contributor.name));
}

/**
 * A contributor on one line, inverted. Importers split at every comma, so a comma inside a name would make a group
 * into a person ("Committee on Drugs, American Academy"): there it gives way to a space.
 */
export function invertedContributor(contributor: Contributor): string {
  return contributor.kind === "person" ? invertedName(contributor.name) : withoutCommas(collectiveName(contributor));
}

/** "Bessel A van der Kolk Jr": reading order, for one line of prose. */
export function readingName(contributor: Contributor): string {
  if (contributor.kind === "collective") return collectiveName(contributor);
  const { family, suffix } = contributor.name;
  return [givenName(contributor.name), oneLine(family), suffix].filter((part) => part !== undefined && part !== "").join(" ");
}

function withoutCommas(text: string): string {
  return text.includes(",") ? text.replace(/\s*,\s*/g, " ").trim() : text;
}
