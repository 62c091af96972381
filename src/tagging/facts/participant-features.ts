import { PEOPLE_WORDS, VERBS } from "../../topic/vocabulary/participant-words.ts";
import type { Reading } from "../text/hits.ts";
import { numberOf } from "../text/numbers.ts";
import { wordsBefore, type Atom } from "./participant-atoms.ts";
import { between } from "./words.ts";

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Names of features are made once: a string put together anew is hashed anew when its points are looked up. */
function named(name: string, list: string): ReadonlyMap<string, string> {
  return new Map(list.split(" ").map((word) => [word, `${name} ${word}`]));
}

const KINDS = ["people", "sex", "n", "N", "verb", "loose"] as const satisfies readonly Atom["kind"][];
const ZONES = "title background aim methods results conclusion other registration criteria list".split(" ");
const PLACED: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  KINDS.map((kind) => [
    kind,
    new Map(ZONES.map((zone) => [zone, [`kind ${kind}`, `zone ${zone}`, `kind ${kind} zone ${zone}`]])),
  ]),
);

const SCREENED = words("screened invited approached eligible contacted assessed identified");
const PARTS = words(
  "responders nonresponders withdrew dropped discontinued dropouts adverse remission remitted relapsed achieved nausea subset subgroup subsample substudy",
);
const LATE = words("completed completers analyzed analysed analysis remaining");
const RANDOMISED = words("randomized randomised randomly allocated assigned");
const ENROLLED = words("enrolled recruited included participated entered");
const PORTIONS = words("none most some any half majority % each all many few several one third out");
const CONTROLS = words("controls control healthy nonusers naive unaffected matched comparison");
const CONTROLS_ONLY = words("controls control comparison matched unaffected nonusers naive");
const TIMES = words("day days week weeks month months after before baseline hours morning endpoint");
const EACH = words("each every per");
const PREVIOUS = words("previous previously prior earlier pilot literature");
const LEADS = named(
  "after",
  "of the in with from and or for by included enrolled recruited to these those our both all only about approximately at on that when = % among",
);
const AFTERS = named(
  "before",
  "were was who with received underwent completed participated had took in of from and or undergoing aged meeting diagnosed reported responded on",
);

/** Words asked for near a number. */
const ASKED = { SCREENED, PARTS, LATE, RANDOMISED, ENROLLED, EACH, PREVIOUS, PEOPLE_WORDS, TIMES };
type Asked = keyof typeof ASKED;
const NAMES = Object.keys(ASKED) as readonly Asked[];

/** For each of those words the lists it stands in: one look at a word answers for all lists. */
const LISTS_OF: ReadonlyMap<string, readonly Asked[]> = new Map(
  NAMES.flatMap((name) => [...ASKED[name]]).map((word) => [word, NAMES.filter((name) => ASKED[name].has(word))]),
);
/** The farthest that anything is looked for, in words before and after a number. */
const [BACK, ON] = [10, 8];

type Near = (name: Asked, back: number, on: number) => boolean;

/** Asks whether one of some words stands so near a number in its sentence; those that count it do not tell, unless one is a verb. */
function wordsAround(reading: Reading, { from, to, kind }: Atom, start: number, end: number): Near {
  const places: { readonly name: Asked; readonly at: number }[] = [];
  for (let at = Math.max(start, from - BACK); at < Math.min(end, to + ON + 1); at++) {
    if (at >= from && at <= to && kind !== "verb") continue;
    for (const name of LISTS_OF.get(reading.norm(at) ?? "") ?? NO_LISTS) places.push({ name, at });
  }
  return (name, back, on) => places.some((place) => place.name === name && place.at >= from - back && place.at <= to + on);
}

const NO_LISTS: readonly Asked[] = [];

/** What is said of one number, as names that points are given to. */
export function atomFeatures(reading: Reading, atom: Atom, sentences: ReadonlyMap<number, ReadonlySet<string>>): string[] {
  const { from: start, to: end, zone } = reading.sentence(atom.sentence);
  const before = wordsBefore(reading, atom.from, start);
  const found = [...(PLACED.get(atom.kind)?.get(zone) ?? []), sizeOf(atom.value)];
  if (atom.total) found.push("total");
  if (atom.part !== "none") found.push(atom.part);
  for (const told of sentences.get(atom.sentence) ?? []) found.push(told);
  const near = wordsAround(reading, atom, start, end);
  if (near("SCREENED", 8, 8)) found.push("near screened");
  if (isOnlyScreened(reading, atom)) found.push("then screened");
  if (near("PARTS", 8, 8)) found.push("near parts");
  if (near("PARTS", 0, 4)) found.push("then parts");
  if (near("LATE", 5, 5)) found.push("near late");
  if (near("RANDOMISED", 6, 6)) found.push("near randomised");
  if (near("ENROLLED", 6, 6)) found.push("near enrolled");
  if (near("EACH", 4, 3)) found.push("near each");
  if (isBracketed(reading, atom)) found.push("in brackets");
  if (near("PREVIOUS", 10, 4)) found.push("near previous");
  if (atom.kind === "n" || atom.kind === "N") {
    found.push(near("PEOPLE_WORDS", 5, 0) ? "named" : "unnamed");
    if (near("TIMES", 3, 0)) found.push("n after time");
    if (before(1) === "%") found.push("n after share");
  } else {
    found.push(LEADS.get(before(1)) ?? (atom.from === start ? "opens" : "after another"));
    const next = atom.to + 1 < end ? (reading.norm(atom.to + 1) ?? "") : "";
    found.push(AFTERS.get(next) ?? "before another");
  }
  if (before(1) === "the" && before(2) === "of" && !PORTIONS.has(before(3)) && numberOf(before(3)) === undefined)
    found.push("of the");
  if (before(1) === "to" && before(2) === "up") found.push("up to");
  if (mentionsControls(reading, atom, CONTROLS_ONLY)) found.push("controls only");
  return found;
}

/** What whole sentences tell about every number in them, gathered once. */
export function sentenceFeatures(reading: Reading, atoms: readonly Atom[]): ReadonlyMap<number, ReadonlySet<string>> {
  const told = new Map<number, Set<string>>();
  for (const { sentence } of atoms) {
    if (told.has(sentence)) continue;
    const found = new Set<string>();
    const { from, to } = reading.sentence(sentence);
    for (let at = from; at < to; at++)
      if (VERBS.has(reading.norm(at) ?? "")) {
        found.add("a verb of taking part");
        break;
      }
    if (/^(?:of|among)$/.test(reading.norm(from) ?? "") && /^(?:these|those|them|the|whom)$/.test(reading.norm(from + 1) ?? ""))
      found.add("of these");
    const of = Math.floor((4 * from) / Math.max(1, reading.document.running));
    found.add(`quarter ${of}`);
    told.set(sentence, found);
  }
  return told;
}

/** "1360 patients were assessed": who was only looked at. */
export function isOnlyScreened(reading: Reading, { to, sentence }: Atom): boolean {
  const end = Math.min(reading.sentence(sentence).to, to + 4);
  for (let at = to + 1; at < end; at++) if (SCREENED.has(reading.norm(at) ?? "")) return true;
  return false;
}

/** "(19 women)": told in passing. */
function isBracketed(reading: Reading, { number, from, kind }: Atom): boolean {
  if (kind === "n" || kind === "N") return false;
  const joint = between(reading, Math.min(number, from) - 1, Math.min(number, from));
  return joint !== " " && /[([;]/.test(joint);
}

function sizeOf(value: number): string {
  if (value <= 3) return value === 1 ? "size 1" : "size 2-3";
  if (value < 100) return value < 10 ? "size 4-9" : value < 20 ? "size 10-19" : "size 20-99";
  return value < 1000 ? "size 100-999" : "size 1000-";
}

/** True where the people counted are those compared with: "22 healthy controls", "controls (n = 22)". */
export function mentionsControls(reading: Reading, atom: Atom, named: ReadonlySet<string> = CONTROLS): boolean {
  const { from } = reading.sentence(atom.sentence);
  const first = Math.max(from, atom.kind === "people" || atom.kind === "sex" ? atom.from : atom.from - 5);
  for (let at = first; at <= atom.to; at++) if (named.has(reading.norm(at) ?? "")) return true;
  return false;
}
