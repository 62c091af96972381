import { Router } from "express";
import { highwireMeta } from "../../citation/highwire-meta.ts";
import { schemaOrg } from "../../citation/schema-org.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { Study } from "../../domain/study.ts";
import { titleText } from "../../domain/study-text.ts";
import type { StoredStudy } from "../../store/ports.ts";
import { currentFreshness } from "../current-freshness.ts";
import { answerError } from "../errors.ts";
import { GONE, findStudy, unknownStudy } from "../find-study.ts";
import type { Found } from "../find-study.ts";
import type { WebNeeds } from "../needs.ts";
import { citationFiles } from "../pages/cite-page.ts";
import { nameRecords } from "../pages/corrections.ts";
import { studyAddress } from "../pages/links.ts";
import { studyDescription, studyPage } from "../pages/study-page.ts";
import type { TrialAside } from "../pages/trial-page.ts";
import { shortened } from "../pages/words.ts";
import { readPmid } from "../params.ts";
import { piece } from "../pieces.ts";
import type { Piece } from "../pieces.ts";
import { createMemory } from "../remember.ts";
import type { Room } from "../room.ts";

/** Linked records looked up by title on one page; the rest are named by PMID. */
const MOST_LINKED = 30;
/** A meta-analysis may name a hundred trials; the margin shows the first, the identifiers all. */
const MOST_TRIALS = 3;

const SIMILAR = 5;

/** A study's page but for what every page tells anew: how fresh it is. */
type Drawn = { readonly frame: Omit<Parameters<Room["frame"]>[0], "freshness">; readonly body: Piece };

type Elsewhere = Exclude<Found, { readonly kind: "here" }>;

const MOST_BYTES = 32 * 2 ** 20;

export function studyRoute({ needs, respond, frame, part }: Room): Router {
  const { store, publicUrl } = needs;
  const remember = createMemory<Drawn | Elsewhere>(needs, {
    maxBytes: MOST_BYTES,
    // Nobody fills the memory by asking for what is not here.
    bytesOf: (made) => ("body" in made ? 2 * made.body.bytes.length : Number.POSITIVE_INFINITY),
  });

  const draw = async (stored: StoredStudy): Promise<Drawn> => {
    const { study } = stored;
    const { pmid } = study;
    const [revisions, linked, trials, similar] = await Promise.all([
      store.listRevisions(pmid),
      linkedTitles(study, needs),
      trialsOf(study, needs),
      store.similarStudies(pmid, SIMILAR),
    ]);
    const page = studyPage({ stored, revisions, trials, similar, nameRecord: nameRecords(linked) });
    const address = studyAddress(pmid);
    return {
      frame: {
        title: shortened(page.titleText, 120),
        description: studyDescription(study),
        address,
        section: "/studies",
        alternates: citationFiles(pmid),
        metaTags: highwireMeta(study, { page: publicUrl + address }),
        jsonLd: schemaOrg(study, { page: publicUrl + address }),
      },
      body: piece(part("study", page)),
    };
  };

  const look = async (pmid: Pmid): Promise<Drawn | Elsewhere> => {
    const found = await findStudy(pmid, store);
    return found.kind === "here" ? draw(found.stored) : found;
  };

  return Router().get("/studies/:pmid", async (request, response) => {
    const pmid = readPmid(request.params.pmid);
    const made = await remember(pmid, () => look(pmid));
    if ("body" in made) {
      respond.body(request, response, made.body, frame({ ...made.frame, freshness: await currentFreshness(needs) }));
      return;
    }
    switch (made.kind) {
      case "merged":
        response.redirect(301, studyAddress(made.into));
        return;
      case "deleted":
        answerError(request, response, 410, "not_found", GONE);
        return;
      case "unknown":
        answerError(request, response, 404, "not_found", unknownStudy(pmid));
    }
  });
}

/** Titles of the linked records that we store ourselves, so that a reader can stay. */
async function linkedTitles(study: Study, { store }: Pick<WebNeeds, "store">): Promise<ReadonlyMap<Pmid, string>> {
  const named = [...study.status.flatMap(({ related }) => related), ...study.corrections.map(({ pmid }) => pmid)];
  const pmids = [...new Set(named.filter((pmid) => pmid !== undefined))].slice(0, MOST_LINKED);
  const titles = new Map<Pmid, string>();
  for (const pmid of pmids) {
    const stored = await store.findStudy(pmid);
    if (stored !== undefined && stored.deletedAt === undefined) titles.set(pmid, titleText(stored.study));
  }
  return titles;
}

async function trialsOf({ registrations }: Study, { store }: Pick<WebNeeds, "store">): Promise<readonly TrialAside[]> {
  return Promise.all(
    registrations.slice(0, MOST_TRIALS).map(async (registration) => ({
      registration,
      studies: await store.listNamingTrial(registration.id),
    })),
  );
}
