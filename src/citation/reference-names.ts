import type { Contributor, PersonName } from "../domain/author.ts";
import type { ReferenceStyle } from "./reference-styles.ts";

type Rules = { readonly initials?: "pubmed" | "dotted"; readonly suffix?: "stopped"; readonly groups?: "apart" };

/** What each style's authority asks of a name and citeproc alone would not do; a style of the reader's own gets names as they are. */
const RULES: Readonly<Record<string, Rules>> = {
  // NLM's own initials are those that the National Library of Medicine's style and the AMA's print.
  ama: { initials: "pubmed" },
  vancouver: { initials: "pubmed", groups: "apart" },
  apa: { initials: "dotted", suffix: "stopped" },
  harvard: { initials: "dotted" },
  chicago: { suffix: "stopped" },
};

/**
 * People as citeproc makes the right initials of them. It takes the first letter of each word: of "Lora JH" it would lose the H, and of
 * "Guo-feng" it makes "G feng" or "G." (seen in 20301347).
 */
export function referenceNames(people: readonly Contributor[], style: ReferenceStyle): readonly Contributor[] {
  const rules = typeof style === "string" ? (RULES[style] ?? {}) : {};
  return people.map((person) => {
    if (person.kind === "person") return { ...person, name: ruled(person.name, rules) };
    return rules.groups === "apart" ? { ...person, name: [GROUP_BEGINS, ...person.name, GROUP_ENDS] } : person;
  });
}

// Of Unicode's private use, so that no record has them and citeproc lets them through.
const [GROUP_BEGINS, GROUP_ENDS] = ["\uE000", "\uE001"];

/** NLM sets a group off by semicolons, which CSL has no way to ask for: "Campbell PJ; TCGA Research Network; Weinstein JN". */
export function groupsApart(reference: string): string {
  if (!reference.includes(GROUP_BEGINS)) return reference;
  return reference
    .replaceAll(`, ${GROUP_BEGINS}`, "; ")
    .replace(/\uE001, (?!et al\b|editors?\b)/g, "; ")
    .replace(/[\uE000\uE001]/g, "");
}

function ruled(name: PersonName, { initials, suffix }: Rules): PersonName {
  const given = initials === "pubmed" ? pubmedInitials(name) : wordsOf(name, initials);
  return {
    ...name,
    ...(given !== undefined && { given }),
    ...(suffix === "stopped" && name.suffix !== undefined && { suffix: name.suffix.replace(/^(Jr|Sr)$/, "$1.") }),
  };
}

/**
 * The initials of which ama.csl and vancouver.csl take nothing away: "IuK" of "Iu K" is PubMed's own, and so is the lack of a J in
 * the "MW" of "M W J". "do Y" and the like are no initials; then the letters of the given name are.
 */
function pubmedInitials({ given, initials = "" }: PersonName): string | undefined {
  if (/^\p{Lu}\p{L}*$/u.test(initials)) return initials;
  const letters = (given ?? "").match(/(?<!\p{L})\p{Lu}(?:\p{Lu}{0,2}(?!\p{L}))?/gu) ?? [];
  return letters.length === 0 ? given : letters.join("");
}

function wordsOf({ given, initials = "" }: PersonName, way: Rules["initials"]): string | undefined {
  if (given === undefined) return given;
  const parted = given.replace(/(?<=^|\s)\p{Lu}{2,3}$/u, (glued) => (initials.endsWith(glued) ? spaced(glued) : glued));
  return way === "dotted" && firstLetters(parted) === initials.toUpperCase() ? parted.replace(/-\p{Ll}/gu, raised) : parted;
}

/** "JH" → "J H" */
function spaced(initials: string): string {
  return initials.replace(/(?<=\S)(?=\p{Lu})/gu, " ");
}

function firstLetters(given: string): string {
  return given
    .split(/[\s-]+/)
    .map((part) => part.slice(0, 1).toUpperCase())
    .join("");
}

function raised(letters: string): string {
  return letters.toUpperCase();
}
