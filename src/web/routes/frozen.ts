import { Router, urlencoded } from "express";
import { rateLimit } from "express-rate-limit";
import { AppError } from "../../domain/errors.ts";
import type { FrozenSearch } from "../../store/ports.ts";
import { currentFreshness } from "../current-freshness.ts";
import { coverage, frozenPage, shownPmids, stateOf } from "../pages/frozen-page.ts";
import { shortened } from "../pages/words.ts";
import { readState } from "../params.ts";
import type { Room } from "../room.ts";
import { searchOf } from "../run-search.ts";
import { fileName, readFormat, sendCitations } from "../send-citations.ts";

/** Freezing writes a row for ever, so one address may do it only so often. */
const LIMIT = { windowMs: 60_000, limit: 20, standardHeaders: true, legacyHeaders: false } as const;
const FORM = urlencoded({ extended: false, limit: "16kb" });
const FILE = /^\/frozen\/(?<id>[0-9a-z]{4,20})\.(?<extension>[^/]+)$/;

/** A search whose address gives the same studies for ever, and says what differs today. */
export function frozenRoutes({ needs, respond, frame }: Room): Router {
  const { store, clock, siteName, publicUrl } = needs;
  const router = Router();

  const find = async (id: string): Promise<FrozenSearch> => {
    const frozen = await store.findFrozen(id);
    if (frozen === undefined) throw new AppError("not_found", "No frozen search stands at this address.");
    return frozen;
  };

  router.post("/freeze", rateLimit(LIMIT), FORM, async (request, response) => {
    const state = readState((request.body ?? {}) as Readonly<Record<string, unknown>>);
    const { understood, request: search } = searchOf(state, clock);
    const { id } = await store.freezeSearch(
      {
        at: clock().toISOString(),
        text: understood.typed,
        translation: understood.translation,
        tags: state.tag,
        ...(state.from === undefined ? {} : { from: state.from }),
        ...(state.to === undefined ? {} : { to: state.to }),
        sort: state.sort,
      },
      search,
    );
    response.redirect(303, `/frozen/${id}`);
  });

  router.get(FILE, async (request, response) => {
    const { id = "", extension = "" } = request.params as { readonly id?: string; readonly extension?: string };
    const format = readFormat(extension, request.query["dialect"]);
    const { pmids } = await find(id);
    await sendCitations(request, response, { format, from: { pmids, store }, file: `${fileName(clock())}-frozen-${id}` });
  });

  router.get("/frozen/:id", async (request, response) => {
    const frozen = await find(request.params.id.slice(0, 40));
    const { request: search } = searchOf(stateOf(frozen), clock);
    const [freshness, now] = await Promise.all([currentFreshness(needs), store.searchPmids(search)]);
    const stored = await store.findStudies(shownPmids(frozen, now));
    respond.page(request, response, "frozen", {
      ...frame({
        title: `Frozen: ${shortened(frozen.search.text === "" ? "all studies" : frozen.search.text, 60)}`,
        description: "A search frozen at a moment, with what it found.",
        address: `/frozen/${frozen.id}`,
        section: "/studies",
        freshness,
        noindex: true,
      }),
      ...frozenPage({
        frozen,
        now,
        studies: new Map(stored.map((one) => [one.study.pmid, one])),
        siteName,
        publicUrl,
        source: coverage(freshness),
      }),
    });
  });

  return router;
}
