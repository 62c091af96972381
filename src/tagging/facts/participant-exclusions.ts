import type { Reading } from "../text/hits.ts";
import type { Atom } from "./participant-atoms.ts";
import { isOnlyScreened } from "./participant-features.ts";
import { between } from "./words.ts";

/** What is counted by a letter n, named right before its bracket: "infusions; n = 73", "Papers (N = 354)". */
const NOT_PEOPLE_BEFORE = new Set(
  "infusions sessions treatments doses administrations articles papers records reports factors metabolites markers scores sites".split(
    " ",
  ),
);
/** "Eighteen studies (n = 915)" counts people, "PTSD (n = 14 studies)" and "trials (n = 9)" do not. */
const WORKS = new Set("study studies trial trials rcts".split(" "));
const FEW_WORKS = 60;
/** "(n = 5, MD -10.6)": the studies that a pooled effect rests on. */
const EFFECT = /^(?:md|wmd|smd|or|rr|hr|ci|i2|g|d)$/;
const THINGS = new Set("drugs drug substances compounds genes proteins metabolites regions electrodes trials".split(" "));
/** What a search of the literature, or of the web, brings up. */
const FINDS = new Set("results entries authors clinics websites citations hits".split(" "));
const MASSES = new Set(["million", "billion"]);
/** How soon after those who were screened those who took part must be told, in words. */
const NEAR = 30;

/** True for a number that reads like people but counts papers, infusions, drugs, a country, or those who were only screened. */
export function isNoSample(reading: Reading, atom: Atom, atoms: readonly Atom[]): boolean {
  if (MASSES.has(reading.norm(atom.number + 1) ?? "") || FINDS.has(reading.norm(atom.to) ?? "")) return true;
  if (atom.kind === "n" || atom.kind === "N") {
    if (NOT_PEOPLE_BEFORE.has(reading.norm(atom.from - 1) ?? "")) return true;
    if (WORKS.has(reading.norm(atom.to + 1) ?? "")) return true;
    if (WORKS.has(reading.norm(atom.from - 1) ?? "") && atom.value < FEW_WORKS) return true;
    if (/^\s?,/.test(between(reading, atom.to, atom.to + 1)) && EFFECT.test(reading.norm(atom.to + 1) ?? "")) return true;
  }
  if (atom.kind === "loose" && THINGS.has(reading.norm(atom.to) ?? "")) return true;
  if (reading.norm(atom.to) === "randomized" && ["controlled", "trials"].includes(reading.norm(atom.to + 1) ?? "")) return true;
  return isOnlyScreened(reading, atom) && atoms.some((other) => tookPart(reading, atom, other));
}

/** "628 patients were screened, of whom 79 were randomly assigned". */
function tookPart(reading: Reading, screened: Atom, other: Atom): boolean {
  if (other.number <= screened.to || other.number > screened.to + NEAR || other.value >= screened.value || other.part === "part")
    return false;
  for (let at = other.number + 1; at <= other.number + 7; at++)
    if (/^(?:randomi[sz]ed|randomly|enrolled|included|assigned|allocated|recruited)$/.test(reading.norm(at) ?? "")) return true;
  return false;
}

/** Those who took part, where a report tells them right after those who were screened. */
export function toldAfterScreening(reading: Reading, atoms: readonly Atom[]): Atom | undefined {
  for (const screened of atoms) {
    if (!isOnlyScreened(reading, screened)) continue;
    const part = atoms.find((other) => other.sentence === screened.sentence && tookPart(reading, screened, other));
    if (part !== undefined) return part;
  }
  return undefined;
}
