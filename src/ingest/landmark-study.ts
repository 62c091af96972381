import type { Contributor } from "../domain/author.ts";
import { toPmid } from "../domain/pmid.ts";
import { findRegistryIds } from "../domain/registration.ts";
import { studyStatus } from "../domain/study-status.ts";
import type { Study } from "../domain/study.ts";
import type { Landmark } from "../topic/landmarks.ts";

/** A citation as a study: what it says, and nothing it does not. */
export function landmarkStudy(landmark: Landmark & { readonly pmid: string }): Study {
  const publicationTypes = (landmark.publicationTypes ?? []).map((name) => ({ name }));
  return {
    pmid: toPmid(landmark.pmid),
    version: 1,
    kind: "article",
    title: [landmark.title],
    abstract: [],
    otherAbstracts: [],
    authors: landmark.authors.map(toContributor),
    authorsComplete: landmark.authorsComplete,
    editors: [],
    investigators: [],
    subjects: [],
    journal: { title: landmark.journal, medlineAbbreviation: landmark.journal },
    published: { text: String(landmark.year), iso: String(landmark.year), precision: "year" },
    history: [],
    ...(landmark.doi !== undefined && { doi: landmark.doi }),
    otherIds: [],
    publicationTypes,
    mesh: [],
    supplementalMesh: [],
    chemicals: [],
    keywords: [],
    grants: [],
    registrations: (landmark.registrations ?? []).flatMap((id) =>
      findRegistryIds(id).map((found) => ({ ...found, saidBy: ["data-bank"] as const })),
    ),
    dataBanks: [],
    corrections: [],
    status: studyStatus({ title: landmark.title, publicationTypes, corrections: [] }),
    languages: [],
  };
}

/** "van der Kolk BA", "Zarate CA Jr"; what has no initials is a group. */
function toContributor(printed: string): Contributor {
  const [, family, initials, suffix] = /^(.+?) ([A-Z]{1,4}(?:-[A-Z])?)(?: (Jr|Sr|2nd|3rd|4th|II|III|IV))?$/.exec(printed) ?? [];
  if (family === undefined || initials === undefined) return { kind: "collective", name: [printed], affiliations: [] };
  return { kind: "person", name: { family, initials, ...(suffix !== undefined && { suffix }) }, affiliations: [] };
}
