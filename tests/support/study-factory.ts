import { createHash } from "node:crypto";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Study } from "../../src/domain/study.ts";
import type { IncomingStudy } from "../../src/store/ports.ts";

/** An invented study: complete as the type demands, and empty wherever a test does not care. */
export function makeStudy(overrides: Partial<Study> = {}): Study {
  return {
    pmid: toPmid("1"),
    version: 1,
    kind: "article",
    title: ["An invented study of ketamine."],
    abstract: [],
    otherAbstracts: [],
    authors: [],
    authorsComplete: true,
    editors: [],
    investigators: [],
    subjects: [],
    published: { text: "2024 Mar", iso: "2024-03", precision: "month" },
    history: [],
    entered: "2024-03-07",
    otherIds: [],
    publicationTypes: [{ name: "Journal Article", ui: "D016428" }],
    mesh: [],
    supplementalMesh: [],
    chemicals: [],
    keywords: [],
    grants: [],
    registrations: [],
    dataBanks: [],
    corrections: [],
    status: [],
    languages: ["eng"],
    ...overrides,
  };
}

/** The same on its way into the store; `raw` stands for the XML and differs where the study does, unless given. */
export function incoming(overrides: Partial<Study> = {}, rest: Partial<Omit<IncomingStudy, "study">> = {}): IncomingStudy {
  const study = makeStudy(overrides);
  const raw = rest.raw ?? `<PubmedArticle>${JSON.stringify(study)}</PubmedArticle>`;
  return { study, raw, rawHash: createHash("sha256").update(raw).digest("hex"), origin: "pubmed", ...rest };
}
