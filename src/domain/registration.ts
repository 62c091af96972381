/** A trial's registry id with everyone who said it: PubMed's DataBankList (results of that trial), the abstract, or the title. */
export type Registration = {
  /** Canonical spelling: NCT01234567, ISRCTN12345678, EudraCT 2010-012345-12 → "2010-012345-12". */
  readonly id: string;
  /** ClinicalTrials.gov, ISRCTN, EudraCT, CTIS, ANZCTR, ChiCTR, DRKS, JPRN, IRCT, CTRI, NTR, PACTR, KCT, ReBec, SLCTR, TCTR, LBCTR, PER, RPCEC … */
  readonly registry: string;
  readonly saidBy: readonly ("data-bank" | "title" | "abstract")[];
};

export type RegistryId = { readonly id: string; readonly registry: string };

type Registry = {
  readonly name: string;
  readonly pattern: RegExp;
  readonly canonical: (...groups: string[]) => string;
};

/** Each pattern is anchored so that a longer number is never cut; spaces, colons and hyphens that authors put in are forgiven. */
const REGISTRIES: readonly Registry[] = [
  { name: "ClinicalTrials.gov", pattern: /\bNCT(?:\s*(?:number|no\.?|id))?[\s:#-]*(\d{8})(?!\d)/gi, canonical: (n) => `NCT${n}` },
  { name: "ISRCTN", pattern: /\bISRCTN[\s:#-]*(\d{8})(?!\d)/gi, canonical: (n) => `ISRCTN${n}` },
  { name: "CTIS", pattern: /(?<![\d-])(202[2-9]-5\d{5}-\d{2}(?:-\d{2})?)(?!\d|-\d)/g, canonical: (n) => n },
  { name: "EudraCT", pattern: /(?<![\d-])(20(?:0[4-9]|1\d|2[0-3])-0\d{5}-\d{2})(?!\d|-\d)/g, canonical: (n) => n },
  { name: "ANZCTR", pattern: /\b(?:ACTRN|ANZCTRN?)[\s:#-]*(\d{14})(?!\d)/gi, canonical: (n) => `ACTRN${n}` },
  {
    name: "ChiCTR",
    pattern: /\bChiCTR[\s:#-]*(?:([A-Z]{3,4})[\s-]*)?(\d{8,10})(?!\d)/gi,
    canonical: (kind, n) => (kind === "" ? `ChiCTR${n}` : `ChiCTR-${kind.toUpperCase()}-${n}`),
  },
  { name: "DRKS", pattern: /\bDRKS[\s:#-]*(?:ID[\s:]*)?(\d{8})(?!\d)/gi, canonical: (n) => `DRKS${n}` },
  { name: "JPRN", pattern: /\bUMIN(?:[\s-]*CTR)?(?:[\s-]*ID)?[\s:#-]*(\d{9})(?!\d)/gi, canonical: (n) => `UMIN${n}` },
  { name: "JPRN", pattern: /\bJapicCTI[\s:#-]*(\d{6})(?!\d)/gi, canonical: (n) => `JapicCTI-${n}` },
  {
    name: "JPRN",
    pattern: /\bjRCT[\s:#-]*(s?)(\d{9,10})(?!\d)/gi,
    canonical: (s, n) => `jRCT${s.toLowerCase()}${n}`,
  },
  { name: "JPRN", pattern: /\bJMA-?IIA[\s-]*(\d{5})(?!\d)/gi, canonical: (n) => `JMA-IIA${n}` },
  {
    name: "IRCT",
    pattern: /\bIRCT[\s:#-]*(?:ID[\s:]*)?(\d{9,14})(N\d{1,3})?(?!\d)/gi,
    canonical: (n, version) => `IRCT${n}${version.toUpperCase()}`,
  },
  {
    name: "CTRI",
    pattern: /\bCTRI[\s/:#-]*(20\d\d)\s*\/\s*(\d{2,3})\s*\/\s*(\d{6})(?!\d)/gi,
    canonical: (y, m, n) => `CTRI/${y}/${m}/${n}`,
  },
  // Three figures at least: NTR1 is the neurotensin receptor.
  { name: "NTR", pattern: /\bNTR[\s:#-]*(\d{3,4})(?!\d)/g, canonical: (n) => `NTR${n}` },
  { name: "NTR", pattern: /\bNL-?OMON[\s:-]*(\d{4,5})(?!\d)/gi, canonical: (n) => `NL-OMON${n}` },
  {
    name: "NTR",
    pattern: /\b(?:Netherlands|Dutch) Trials? Regist\w*[^A-Za-z\d]{0,12}NL[\s-]*(\d{4})(?!\d)/gi,
    canonical: (n) => `NL${n}`,
  },
  { name: "PACTR", pattern: /\bPACTR[\s:#-]*(\d{15,16})(?!\d)/gi, canonical: (n) => `PACTR${n}` },
  { name: "KCT", pattern: /\bKCT[\s:#-]*(\d{7})(?!\d)/gi, canonical: (n) => `KCT${n}` },
  { name: "ReBec", pattern: /\bRBR-((?=[a-z]*\d)[\da-z]{6,8})\b/gi, canonical: (n) => `RBR-${n.toLowerCase()}` },
  { name: "SLCTR", pattern: /\bSLCTR[\s/:#-]*(20\d\d)\s*\/\s*(\d{3})(?!\d)/gi, canonical: (y, n) => `SLCTR/${y}/${n}` },
  { name: "TCTR", pattern: /\bTCTR[\s:#-]*(\d{11})(?!\d)/gi, canonical: (n) => `TCTR${n}` },
  { name: "LBCTR", pattern: /\bLBCTR[\s:#-]*(\d{10})(?!\d)/gi, canonical: (n) => `LBCTR${n}` },
  { name: "PER", pattern: /\bPER-(\d{3})-(\d{2})(?!\d)/g, canonical: (n, year) => `PER-${n}-${year}` },
  { name: "RPCEC", pattern: /\bRPCEC[\s:#-]*(\d{8})(?!\d)/gi, canonical: (n) => `RPCEC${n}` },
];

/** One look that nearly every abstract fails, so that thirty patterns need not be tried on it. */
const ANY_REGISTRY =
  /\b(?:NCT|ISRCTN|ACTRN|ANZCTR|ChiCTR|DRKS|UMIN|Japic|jRCT|JMA|IRCT|CTRI|NTR|NL|Netherlands|Dutch|PACTR|KCT|RBR-|SLCTR|TCTR|LBCTR|PER-|RPCEC|(?:EUCTR)?20\d\d[-‐‑–−])/i;

/** Registry ids a text mentions, in canonical spelling, each once, in the order of the text. */
export function findRegistryIds(text: string): readonly RegistryId[] {
  if (!ANY_REGISTRY.test(text)) return [];
  // Publishers set hyphens and dashes of every kind inside an id.
  const typed = text.replace(/[‐‑–−]/g, "-");
  const found = REGISTRIES.flatMap(({ name, pattern, canonical }) =>
    [...typed.matchAll(pattern)].map((match) => ({
      at: match.index,
      id: canonical(...match.slice(1).map((group: string | undefined) => group ?? "")),
      registry: name,
    })),
  ).sort((a, b) => a.at - b.at);
  return [...new Map(found.map(({ id, registry }) => [id, { id, registry }])).values()];
}

/** DataBankName of a trial registry, letters only and lower case, and the name we show for it. */
const DATA_BANKS: Readonly<Record<string, string>> = {
  clinicaltrialsgov: "ClinicalTrials.gov",
  isrctn: "ISRCTN",
  eudract: "EudraCT",
  ctis: "CTIS",
  anzctr: "ANZCTR",
  chictr: "ChiCTR",
  drks: "DRKS",
  jprn: "JPRN",
  umin: "JPRN",
  uminctr: "JPRN",
  japiccti: "JPRN",
  jmacct: "JPRN",
  jrct: "JPRN",
  irct: "IRCT",
  ctri: "CTRI",
  ntr: "NTR",
  pactr: "PACTR",
  cris: "KCT",
  kct: "KCT",
  rebec: "ReBec",
  slctr: "SLCTR",
  tctr: "TCTR",
  lbctr: "LBCTR",
  repec: "PER",
  per: "PER",
  rpcec: "RPCEC",
};

export function registryOfDataBank(name: string): string | undefined {
  return DATA_BANKS[name.toLowerCase().replace(/[^a-z]/g, "")];
}

/** What each source said, brought together: one entry an id, with everyone who said it. */
export function readRegistrations(from: {
  readonly title: string;
  readonly abstract: string;
  readonly dataBanks: readonly { readonly name: string; readonly accessions: readonly string[] }[];
}): readonly Registration[] {
  const declared = from.dataBanks.flatMap(({ name, accessions }) => {
    const registry = registryOfDataBank(name);
    if (registry === undefined) return [];
    // An accession that fits no pattern is kept as it stands, under the bank's name: PubMed vouches for it.
    return accessions.map((accession) => findRegistryIds(accession)[0] ?? { id: accession, registry });
  });
  const said = [
    ...declared.map((entry) => ({ ...entry, by: "data-bank" as const })),
    ...findRegistryIds(from.title).map((entry) => ({ ...entry, by: "title" as const })),
    ...findRegistryIds(from.abstract).map((entry) => ({ ...entry, by: "abstract" as const })),
  ];
  const ids = new Map(said.map(({ id, registry }) => [id, registry]));
  return [...ids].map(([id, registry]) => ({
    id,
    registry,
    saidBy: [...new Set(said.filter((entry) => entry.id === id).map(({ by }) => by))],
  }));
}
