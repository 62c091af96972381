/** What sort of record an invented study is; the last eight come in pairs that point at each other. */
export type StudyKind =
  | "rct" | "meta-analysis" | "systematic-review" | "protocol" | "cohort" | "case-report" | "case-series" | "animal" | "review"
  | "qualitative" | "economic" | "cross-sectional" | "secondary-analysis" | "pharmacokinetics" | "anaesthesia" | "guideline" | "book-chapter"
  | "retracted" | "retraction-notice" | "corrected" | "erratum" | "preprint" | "published-preprint" | "doubted" | "concern-notice"; // prettier-ignore

const BLOCK = 50;
/** Spreads neighbouring places over the block, so that a page of newest studies is varied; 3 undoes 17 modulo 50. */
const [SPREAD, UNSPREAD] = [17, 3];

const PLACES: readonly (readonly [StudyKind, number])[] = [
  ["rct", 12],
  ["anaesthesia", 2],
  ["meta-analysis", 3],
  ["systematic-review", 2],
  ["protocol", 2],
  ["cohort", 5],
  ["case-report", 3],
  ["case-series", 1],
  ["animal", 4],
  ["review", 3],
  ["qualitative", 1],
  ["economic", 1],
  ["cross-sectional", 1],
  ["secondary-analysis", 1],
  ["pharmacokinetics", 1],
  ["retracted", 1],
  ["retraction-notice", 1],
  ["corrected", 1],
  ["erratum", 1],
  ["preprint", 1],
  ["published-preprint", 1],
  ["doubted", 1],
  ["concern-notice", 1],
];
const KINDS: readonly StudyKind[] = PLACES.flatMap(([kind, count]) => Array<StudyKind>(count).fill(kind));

export function studyKind(index: number): StudyKind {
  const block = Math.floor(index / BLOCK);
  const kind = KINDS[((index % BLOCK) * SPREAD) % BLOCK] ?? "rct";
  // Every other block ends with a guideline and a book chapter in the place of a doubted study and its notice.
  if (block % 2 === 1 && kind === "doubted") return "guideline";
  if (block % 2 === 1 && kind === "concern-notice") return "book-chapter";
  return kind;
}

const PARTNERS: Partial<Readonly<Record<StudyKind, StudyKind>>> = {
  retracted: "retraction-notice",
  "retraction-notice": "retracted",
  corrected: "erratum",
  erratum: "corrected",
  preprint: "published-preprint",
  "published-preprint": "preprint",
  doubted: "concern-notice",
  "concern-notice": "doubted",
};

/** The other study of the pair, which stands in the same block. */
export function partnerOf(index: number): number | undefined {
  const partner = PARTNERS[studyKind(index)];
  if (partner === undefined) return undefined;
  return Math.floor(index / BLOCK) * BLOCK + ((KINDS.indexOf(partner) * UNSPREAD) % BLOCK);
}
