/** A trial's registry id with everyone who said it: PubMed's DataBankList (results of that trial), the abstract, or the title. */
export type Registration = {
  /** Canonical spelling: NCT01234567, ISRCTN12345678, EudraCT 2010-012345-12 → "2010-012345-12". */
  readonly id: string;
  /** ClinicalTrials.gov, ISRCTN, EudraCT, CTIS, ANZCTR, ChiCTR, DRKS, JPRN, IRCT, CTRI, NTR, PACTR, KCT, ReBec, SLCTR, TCTR, LBCTR, PER, RPCEC … */
  readonly registry: string;
  readonly saidBy: readonly ("data-bank" | "title" | "abstract")[];
};
