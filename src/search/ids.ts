import type { IdField } from "./fields.ts";
import type { PmidRange, StudyId } from "./tree.ts";

type Ids = { readonly ids: readonly StudyId[]; readonly ranges: readonly PmidRange[] };

const PMID = /^(?:pmid[:-]?\s*)?([1-9]\d{0,7})$/i;
const PMID_RANGE = /^(\d{1,8})[:-](\d{1,8})$/;
const PMCID =
  /^(?:pmcid[:-]?\s*|https?:\/\/(?:pmc\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov\/pmc)\/articles\/)?(PMC\d{1,9})(?:\.\d+)?\/?$/i;
const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)?(10\.\d{4,9}\/\S+)$/i;
const PUBMED_ADDRESS =
  /^https?:\/\/(?:www\.|m\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,8})(?:[/?#]\S*)?$/i;

/** Registry ids by their shape, as registries print them. */
const REGISTRATION = [
  /^NCT\d{8}$/i,
  /^ISRCTN\d{6,8}$/i,
  /^(?:EudraCT:?\s*)?(\d{4}-\d{6}-\d{2}(?:-\d{2})?)$/i,
  /^ACTRN\d{14}p?$/i,
  /^ChiCTR[\w-]*\d{8,10}$/i,
  /^DRKS\d{8}$/i,
  /^(?:UMIN|JPRN-UMIN)\d{9}$/i,
  /^jRCTs?\d{9,10}$/i,
  /^CTRI\/\d{4}\/\d{2,3}\/\d{6}$/i,
  /^IRCT\d{8,18}N?\d*$/i,
  /^KCT\d{7}$/i,
  /^TCTR\d{11}$/i,
  /^PACTR\d{15,16}$/i,
  /^RBR-\w{5,8}$/i,
  /^NTR\d{3,5}$/i,
  /^SLCTR\/\d{4}\/\d{3}$/i,
];

/**
 * Reads words that are all identifiers, in any mixture; undefined when one of them is not. `barePmids` says whether a number alone is a PMID
 * (it is when the whole run is ids, so that a pasted list works; it is not in the middle of words). `as` is the tag that stood behind them.
 */
export function readIds(
  words: readonly string[],
  options: { readonly barePmids?: boolean; readonly as?: IdField } = {},
): Ids | undefined {
  const ids: StudyId[] = [];
  const ranges: PmidRange[] = [];
  for (const word of options.barePmids === false ? words : withoutLabels(words)) {
    const range = options.as === "pmid" ? PMID_RANGE.exec(word) : null;
    // "PMID: 31786030; PMCID: PMC3000000." ends as a citation does.
    const id = readId(word.replace(/\.$/, ""), options);
    if (range !== null) ranges.push({ from: Number(range[1]), to: Number(range[2]) });
    else if (id === undefined) return undefined;
    else ids.push(id);
  }
  return ids.length + ranges.length === 0 ? undefined : { ids, ranges };
}

/** "PMID: 31786030", "PMID- 31786030", "DOI 10…": the label stands apart from the id that it announces. */
const LABELS: readonly (readonly [label: RegExp, id: RegExp])[] = [
  [/^pmid[:-]?$/i, /^\d/],
  [/^pmcid[:-]?$/i, /^PMC\d/i],
  [/^doi[:-]?$/i, /^(?:10\.|https?:)/i],
];

/** Drops what only announces the id behind it. */
function withoutLabels(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !LABELS.some(([label, id]) => label.test(word) && id.test(words[at + 1] ?? "")));
}

function readId(word: string, options: { readonly barePmids?: boolean; readonly as?: IdField }): StudyId | undefined {
  if (options.as === "pmc" && /^\d{1,9}$/.test(word)) return { type: "pmcid", value: `PMC${word}` };
  const pmid = (options.barePmids === false && /^\d/.test(word) ? null : PMID.exec(word)) ?? PUBMED_ADDRESS.exec(word);
  if (pmid?.[1] !== undefined) return { type: "pmid", value: pmid[1] };
  const pmcid = PMCID.exec(word)?.[1];
  if (pmcid !== undefined) return { type: "pmcid", value: pmcid.toUpperCase() };
  const doi = DOI.exec(word)?.[1];
  if (doi !== undefined) return { type: "doi", value: doi.toLowerCase() };
  for (const shape of REGISTRATION) {
    const found = shape.exec(word);
    if (found !== null) return { type: "registration", value: (found[1] ?? found[0]).toUpperCase() };
  }
  return undefined;
}
