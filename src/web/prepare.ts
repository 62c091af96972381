import { STYLE_NAMES } from "./pages/cite-page.ts";
import type { Room } from "./room.ts";

/** Sets references of one study before anybody asks for any: loading citeproc and reading its styles takes a thread about a second. */
export function prepareLater({ needs, references }: Pick<Room, "needs" | "references">): void {
  if (needs.prepareAfterMs === undefined) return;
  const begin = async (): Promise<void> => {
    const { pmids } = await needs.store.listPmids({ sort: "newest", page: 1, perPage: 1 });
    const [stored] = await needs.store.findStudies(pmids);
    if (stored !== undefined) await references.set({ study: stored.study, styles: STYLE_NAMES });
  };
  setTimeout(() => {
    begin().catch((error: unknown) => {
      needs.log.warn({ err: error }, "references are not prepared: the first costs its reader more");
    });
  }, needs.prepareAfterMs).unref();
}
