import { setImmediate as breathe } from "node:timers/promises";
import { Router } from "express";
import { AppError } from "../../domain/errors.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { StudyFacts } from "../../store/ports.ts";
import { currentFreshness } from "../current-freshness.ts";
import { createEvidenceTable, type Group, type Order } from "../evidence-table.ts";
import { COLUMNS } from "../pages/evidence-columns.ts";
import { EVIDENCE_CSV_HEAD, evidenceCsvRow } from "../pages/evidence-csv.ts";
import { evidenceAddress, evidencePage } from "../pages/evidence-page.ts";
import { OWN_RESULTS } from "../pages/study-facts.ts";
import { readState, type ReadingState } from "../params.ts";
import { createMemory } from "../remember.ts";
import type { Room } from "../room.ts";
import { searchOf } from "../run-search.ts";
import { fileName } from "../send-citations.ts";

const CHUNK = 200;

/** What a search found, in rows; kept while readers turn its pages. */
type Found = { readonly ownResults: boolean; readonly studies: number; readonly groups: readonly Group[] };

const MOST_BYTES = 48 * 2 ** 20;
const BYTES_A_STUDY = 200;

/** The living evidence table: one row a trial or study, as a page and as a file. */
export function evidenceRoutes({ needs, respond, frame }: Room): Router {
  const { store, clock, publicUrl } = needs;
  const table = createEvidenceTable(store);
  const remember = createMemory<Found>(needs, { maxBytes: MOST_BYTES, bytesOf: ({ studies }) => studies * BYTES_A_STUDY });
  const router = Router();

  const find = (state: ReadingState, order: Order | undefined): Promise<Found> => {
    const { request } = searchOf(state, clock);
    const ownResults = request.tags?.design === undefined;
    const search = { ...request, tags: { ...request.tags, ...(ownResults && { design: OWN_RESULTS }) } };
    return remember(JSON.stringify([search, order]), async () => {
      const pmids = await store.searchPmids(search);
      return { ownResults, studies: pmids.length, groups: await table.groups(pmids, order) };
    });
  };

  const factsOf = async (groups: readonly Group[]): Promise<ReadonlyMap<Pmid, StudyFacts>> =>
    new Map((await store.listFacts(groups.map(({ main }) => main))).map((study) => [study.pmid, study]));

  router.get("/evidence", async (request, response) => {
    const state = readState(request.query);
    const order = readOrder(request.query["by"]);
    const [freshness, found] = await Promise.all([currentFreshness(needs), find(state, order)]);
    const first = (state.page - 1) * state.per_page;
    const facts = await factsOf(found.groups.slice(first, first + state.per_page));
    const address = evidenceAddress("/evidence", state, order);
    respond.page(request, response, "evidence", {
      ...frame({
        title: "Evidence table",
        description: `One row a trial or study on ${needs.subject}: design, people, dose, comparator, outcome, direction, each with its quote.`,
        address,
        section: "/evidence",
        freshness,
        noindex: address !== "/evidence",
      }),
      ...evidencePage({ state, order, ...found, facts }),
    });
  });

  router.get("/evidence.csv", async (request, response) => {
    const { groups } = await find(readState(request.query), readOrder(request.query["by"]));
    let csv = EVIDENCE_CSV_HEAD;
    for (let at = 0; at < groups.length; at += CHUNK) {
      const chunk = groups.slice(at, at + CHUNK);
      const facts = await factsOf(chunk);
      await breathe();
      csv += chunk.map((group) => evidenceCsvRow(group, facts, publicUrl)).join("");
    }
    response.set("Content-Disposition", `attachment; filename="${fileName(clock())}-evidence.csv"`);
    respond.document(request, response, "text/csv; charset=utf-8", csv);
  });

  return router;
}

function readOrder(by: unknown): Order | undefined {
  if (by === undefined || by === "") return undefined;
  const typed = typeof by === "string" ? by : "";
  const column = COLUMNS.find(({ name }) => name === typed.replace(/^-/, ""));
  if (column === undefined) {
    throw new AppError("invalid", `“by” must be one of ${COLUMNS.map(({ name }) => name).join(", ")}, with or without a minus.`);
  }
  return { by: column.name, descending: typed.startsWith("-") };
}
