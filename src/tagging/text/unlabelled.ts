import { numberOf } from "./numbers.ts";
import type { Token } from "./tokens.ts";
import type { Zone } from "./sections.ts";

const OWN = new Set(
  "we our here investigated examined enrolled recruited underwent randomized randomised randomly aimed aim objective purpose received participated administered evaluated assessed".split(
    " ",
  ),
);
const THIS = new Set("this present current".split(" "));
const WORK = new Set(
  "study trial report paper investigation review work analysis article experiment case survey research cohort".split(" "),
);
const ENDS = new Set("findings results data study conclusion conclusions".split(" "));
const SAYS = new Set(
  "suggest suggests suggesting indicate indicates demonstrate demonstrates show shows support supports provide provides conclude conclusion highlight confirm imply".split(
    " ",
  ),
);

const PEOPLE = new Set(
  "patients subjects volunteers participants individuals adults children women men inpatients outpatients users".split(" "),
);

type Range = { readonly from: number; readonly to: number; zone: Zone };

/** An abstract without headings still opens with what others did and ends with what it all means. */
export function zoneUnlabelled(words: readonly Token[], sentences: readonly Range[]): void {
  const start = sentences.findIndex((sentence) => speaksOfItself(words, sentence));
  if (start > 0 && sentences.length > 3)
    for (const sentence of sentences.slice(0, Math.min(start, Math.ceil(sentences.length / 2)))) sentence.zone = "background";
  const from = Math.max(start + 1, sentences.length - 3);
  const end = sentences.findIndex((sentence, index) => index >= from && concludes(words, sentence));
  if (end > 0) for (const sentence of sentences.slice(end)) sentence.zone = "conclusion";
}

function speaksOfItself(words: readonly Token[], { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    const norm = words[at]?.norm ?? "";
    if (OWN.has(norm) || (norm === "n" && words[at + 1]?.norm === "=")) return true;
    if (numberOf(norm) !== undefined && [1, 2, 3, 4].some((step) => at + step < to && PEOPLE.has(words[at + step]?.norm ?? "")))
      return true;
    if (THIS.has(norm) && (WORK.has(words[at + 1]?.norm ?? "") || WORK.has(words[at + 2]?.norm ?? ""))) return true;
  }
  return false;
}

/** "These findings suggest …", "In conclusion, …", "Our results indicate …". */
function concludes(words: readonly Token[], { from, to }: Range): boolean {
  const opening = [0, 1, 2, 3].map((step) => (from + step < to ? (words[from + step]?.norm ?? "") : ""));
  if (opening.some((norm) => norm.startsWith("conclu"))) return true;
  if (!opening.some((norm) => ENDS.has(norm))) return false;
  for (let at = from; at < Math.min(to, from + 10); at++) if (SAYS.has(words[at]?.norm ?? "")) return true;
  return false;
}
