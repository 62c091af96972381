import type { HistoryServer } from "./history-server.ts";
import type { Library } from "./library.ts";

/** What every utility answers from. */
export type Shelf = { readonly library: Library; readonly history: HistoryServer; readonly clock: () => Date };
