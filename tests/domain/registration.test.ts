import { expect, test } from "vitest";
import { findRegistryIds, readRegistrations } from "../../src/domain/registration.ts";

test.each([
  ["(NCT01234567)", "NCT01234567", "ClinicalTrials.gov"],
  ["NCT 01234567", "NCT01234567", "ClinicalTrials.gov"],
  ["NCT-01234567, NCT#01234567", "NCT01234567", "ClinicalTrials.gov"],
  ["nct01234567", "NCT01234567", "ClinicalTrials.gov"],
  ["ISRCTN: 12345678", "ISRCTN12345678", "ISRCTN"],
  ["EudraCT number 2010-012345-12.", "2010-012345-12", "EudraCT"],
  ["EUCTR2010-012345-12-GB", "2010-012345-12", "EudraCT"],
  ["2009‐012399‐28", "2009-012399-28", "EudraCT"],
  ["EU CT 2022-501234-12-00", "2022-501234-12-00", "CTIS"],
  ["ACTRN12623000817640p", "ACTRN12623000817640", "ANZCTR"],
  ["ChiCTR - TRC-14004475", "ChiCTR-TRC-14004475", "ChiCTR"],
  ["ChiCTR1800012345", "ChiCTR1800012345", "ChiCTR"],
  ["DRKS-ID: DRKS00012345", "DRKS00012345", "DRKS"],
  ["UMIN000032355", "UMIN000032355", "JPRN"],
  ["JapicCTI-152345", "JapicCTI-152345", "JPRN"],
  ["jRCTs031210124", "jRCTs031210124", "JPRN"],
  ["IRCT20220118053756N1", "IRCT20220118053756N1", "IRCT"],
  ["CTRI/2012/08/002894", "CTRI/2012/08/002894", "CTRI"],
  ["NTR 5359", "NTR5359", "NTR"],
  ["Netherlands Trial Register: NL7123", "NL7123", "NTR"],
  ["PACTR201234567890123", "PACTR201234567890123", "PACTR"],
  ["KCT0001234", "KCT0001234", "KCT"],
  ["rg/RBR-1072m6nv.", "RBR-1072m6nv", "ReBec"],
  ["SLCTR/2012/001", "SLCTR/2012/001", "SLCTR"],
  ["TCTR20200101001", "TCTR20200101001", "TCTR"],
  ["LBCTR2020010101", "LBCTR2020010101", "LBCTR"],
  ["PER-001-10", "PER-001-10", "PER"],
  ["RPCEC00000123", "RPCEC00000123", "RPCEC"],
])("in %j there is %s of %s, once", (text, id, registry) => {
  expect(findRegistryIds(text)).toEqual([{ id, registry }]);
});

test.each([
  "NCT0123456",
  "NCT012345678",
  "function 12345678",
  "the neurotensin receptor NTR1",
  "RBR ligases",
  "call 2010-012345-1",
  "DOI 10.1/12010-012345-12",
  "DNTR 1234",
])("in %j there is none", (text) => {
  expect(findRegistryIds(text)).toEqual([]);
});

test("ids come in the order of the text", () => {
  expect(findRegistryIds("ISRCTN12345678 and NCT01234567, ISRCTN12345678").map(({ id }) => id)).toEqual([
    "ISRCTN12345678",
    "NCT01234567",
  ]);
});

test("an accession that fits no pattern is believed under its registry's name", () => {
  const dataBanks = [
    { name: "ANZCTR", accessions: ["odd 1"] },
    { name: "GENBANK", accessions: ["NCT01234567"] },
  ];
  expect(readRegistrations({ title: "", abstract: "", dataBanks })).toEqual([
    { id: "odd 1", registry: "ANZCTR", saidBy: ["data-bank"] },
  ]);
});
