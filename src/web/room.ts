import type { Assets } from "./assets.ts";
import type { Cards } from "./cards.ts";
import type { Render } from "../render.ts";
import type { WebNeeds } from "./needs.ts";
import type { MakeFrame } from "./pages/frame.ts";
import type { ReferenceThread } from "./reference-thread.ts";
import type { Respond } from "./respond.ts";
import type { YearCounts } from "./year-counts.ts";

/** What every route of pages is given. */
export type Room = {
  readonly needs: WebNeeds;
  readonly assets: Assets;
  readonly respond: Respond;
  readonly frame: MakeFrame;
  readonly part: Render["part"];
  readonly cards: Cards;
  readonly yearCounts: YearCounts;
  readonly references: ReferenceThread;
};
