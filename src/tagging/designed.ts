import type { DesignFinding } from "./design/view.ts";
import type { TaggerInput } from "./tagger-input.ts";
import type { Reading } from "./text/hits.ts";

/** A record whose design is known: where facts and facets start from. */
export type Designed = { readonly input: TaggerInput; readonly reading: Reading; readonly designs: readonly DesignFinding[] };
