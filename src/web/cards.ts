import { coins } from "../citation/coins.ts";
import { unapiId } from "../citation/unapi.ts";
import type { Pmid } from "../domain/pmid.ts";
import type { Render } from "../render.ts";
import type { StoredStudy } from "../store/ports.ts";
import type { WebNeeds } from "./needs.ts";
import type { Marked } from "./pages/fragments.ts";
import { kindOfWork } from "./pages/kinds-of-work.ts";
import type { KindOfWork } from "./pages/kinds-of-work.ts";
import { studyCard } from "./pages/study-card.ts";
import { textBytes } from "./remember.ts";
import { createVersionedCache } from "./versioned-cache.ts";

/** A study as one entry of a list, ready to stand in a page. */
export type Card = {
  readonly pmid: Pmid;
  readonly kind: KindOfWork["id"];
  readonly cardHtml: string;
  /** The card with a box to tick, and what reference managers look for on lists: a unAPI id or a COinS. */
  readonly rowHtml: string;
};

export type Cards = {
  /** In the order asked; unknown and deleted studies are left out. Each is drawn once until the data change. */
  find(pmids: readonly Pmid[]): Promise<readonly Card[]>;
  /** Drawn anew, with the words marked that a search found. */
  draw(stored: StoredStudy, marked?: Marked): Card;
};

/** Some ten thousand cards. */
const MOST_BYTES = 64 * 2 ** 20;

export function createCards({ store }: Pick<WebNeeds, "store">, { part }: Pick<Render, "part">): Cards {
  const cache = createVersionedCache<Card>({ maxBytes: MOST_BYTES, bytesOf: ({ rowHtml }) => 2 * textBytes(rowHtml) });

  const draw: Cards["draw"] = (stored, { titleHtml, fragHtml } = { titleHtml: undefined, fragHtml: "" }) => {
    const { pmid } = stored.study;
    const card = studyCard(stored);
    const cardHtml = part("card", { ...card, titleHtml: titleHtml ?? card.titleHtml, fragHtml });
    return {
      pmid,
      kind: kindOfWork(stored),
      cardHtml,
      rowHtml: part("row", { cardHtml, pmid, unapi: unapiId(pmid), coins: coins(stored.study) }),
    };
  };

  return {
    draw,
    async find(pmids) {
      const version = await store.dataVersion();
      const cards = new Map<Pmid, Card>();
      for (const pmid of pmids) {
        const known = cache.find(version, pmid);
        if (known !== undefined) cards.set(pmid, known);
      }
      for (const stored of await findMissing(pmids, cards, store)) {
        const card = draw(stored);
        cards.set(card.pmid, card);
        cache.keep(version, card.pmid, card);
      }
      return pmids.flatMap((pmid) => cards.get(pmid) ?? []);
    },
  };
}

async function findMissing(
  pmids: readonly Pmid[],
  known: ReadonlyMap<Pmid, Card>,
  store: Pick<WebNeeds["store"], "findStudies">,
): Promise<readonly StoredStudy[]> {
  const missing = pmids.filter((pmid) => !known.has(pmid));
  return missing.length === 0 ? [] : store.findStudies(missing);
}

export const cardsHtml = (cards: readonly Card[]): string => cards.map(({ cardHtml }) => cardHtml).join("\n");
