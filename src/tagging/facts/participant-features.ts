import { PEOPLE_WORDS, VERBS } from "../../topic/vocabulary/participant-words.ts";
import type { Reading } from "../text/hits.ts";
import { numberOf } from "../text/numbers.ts";
import { wordsBefore, type Atom } from "./participant-atoms.ts";
import { between } from "./words.ts";

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

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
const LEADS = words(
  "of the in with from and or for by included enrolled recruited to these those our both all only about approximately at on that when = % among",
);
const AFTERS = words(
  "were was who with received underwent completed participated had took in of from and or undergoing aged meeting diagnosed reported responded on",
);

type Near = (set: ReadonlySet<string>, back: number, on: number) => boolean;

/** Asks whether one of some words stands so near a number in its sentence; those that count it do not tell, unless one is a verb. */
function wordsAround(reading: Reading, atom: Atom, start: number, end: number): Near {
  return (set, back, on) => {
    for (let at = Math.max(start, atom.from - back); at < Math.min(end, atom.to + on + 1); at++)
      if ((at < atom.from || at > atom.to || atom.kind === "verb") && set.has(reading.norm(at) ?? "")) return true;
    return false;
  };
}

/** What is said of one number, as names that points are given to. */
export function atomFeatures(reading: Reading, atom: Atom, sentences: ReadonlyMap<number, ReadonlySet<string>>): string[] {
  const { from: start, to: end, zone } = reading.sentence(atom.sentence);
  const before = wordsBefore(reading, atom.from, start);
  const found = [`kind ${atom.kind}`, `zone ${zone}`, `kind ${atom.kind} zone ${zone}`, `size ${sizeOf(atom.value)}`];
  if (atom.total) found.push("total");
  if (atom.part !== "none") found.push(atom.part);
  for (const told of sentences.get(atom.sentence) ?? []) found.push(told);
  const near = wordsAround(reading, atom, start, end);
  if (near(SCREENED, 8, 8)) found.push("near screened");
  if (isOnlyScreened(reading, atom)) found.push("then screened");
  if (near(PARTS, 8, 8)) found.push("near parts");
  if (near(PARTS, 0, 4)) found.push("then parts");
  if (near(LATE, 5, 5)) found.push("near late");
  if (near(RANDOMISED, 6, 6)) found.push("near randomised");
  if (near(ENROLLED, 6, 6)) found.push("near enrolled");
  if (near(EACH, 4, 3)) found.push("near each");
  if (isBracketed(reading, atom)) found.push("in brackets");
  if (near(PREVIOUS, 10, 4)) found.push("near previous");
  if (atom.kind === "n" || atom.kind === "N") {
    found.push(near(PEOPLE_WORDS, 5, 0) ? "named" : "unnamed");
    if (near(TIMES, 3, 0)) found.push("n after time");
    if (before(1) === "%") found.push("n after share");
  } else {
    found.push(LEADS.has(before(1)) ? `after ${before(1)}` : atom.from === start ? "opens" : "after another");
    const next = atom.to + 1 < end ? (reading.norm(atom.to + 1) ?? "") : "";
    found.push(AFTERS.has(next) ? `before ${next}` : "before another");
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
    for (let at = from; at < to; at++) if (VERBS.has(reading.norm(at) ?? "")) found.add("a verb of taking part");
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
  return /[([;]/.test(between(reading, Math.min(number, from) - 1, Math.min(number, from)));
}

function sizeOf(value: number): string {
  if (value <= 3) return value === 1 ? "1" : "2-3";
  return ["4-9", "10-19", "20-99", "100-999", "1000-"][[10, 20, 100, 1000].filter((least) => value >= least).length] ?? "";
}

/** True where the people counted are those compared with: "22 healthy controls", "controls (n = 22)". */
export function mentionsControls(reading: Reading, atom: Atom, named: ReadonlySet<string> = CONTROLS): boolean {
  const { from } = reading.sentence(atom.sentence);
  const first = Math.max(from, atom.kind === "people" || atom.kind === "sex" ? atom.from : atom.from - 5);
  for (let at = first; at <= atom.to; at++) if (named.has(reading.norm(at) ?? "")) return true;
  return false;
}
