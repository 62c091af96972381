import { inField, inText, inZones } from "../text/context.ts";
import type { Hit, Reading } from "../text/hits.ts";
import type { TaggerInput } from "../tagger-input.ts";

/** A design with the words that prove it. */
export type DesignFinding = { readonly value: string; readonly hits: readonly Hit[]; readonly because?: string };

/** What points over a record's cues say of a value: is it likely, and which cues speak for it, strongest first. */
export type Leaning = (value: string) => readonly Hit[] | undefined;

/** What several rules ask of one record, answered once. */
export type View = {
  readonly reading: Reading;
  readonly input: TaggerInput;
  readonly title: (cue: string) => readonly Hit[];
  readonly text: (cue: string) => readonly Hit[];
  readonly type: (cue: string) => readonly Hit[];
  /** Words for a value that points find likely; undefined where they do not. */
  readonly leans: Leaning;
  /** The first sentence of an empty-looking record has no abstract to speak of. */
  readonly short: boolean;
};

/** A rule's finding, or undefined where it has nothing to say. */
export type Rule = (view: View) => readonly DesignFinding[] | undefined;

export function viewOf(reading: Reading, input: TaggerInput, leans: Leaning): View {
  return {
    reading,
    input,
    title: (cue) => inZones(reading, cue, "title"),
    text: (cue) => inText(reading, cue),
    type: (cue) => inField(reading, cue, "publicationTypes"),
    leans,
    short: !reading.document.hasAbstract,
  };
}

/** A review, by the words of these cues, that tells of others' trials: nobody is counted or randomised in it. */
export function retells({ text }: View, ...cues: readonly string[]): boolean {
  return (
    cues.some((cue) => text(cue).length > 0) &&
    text("rule.design.random.done").length === 0 &&
    text("design.human.counted").length === 0
  );
}

export function one(value: string, hits: readonly Hit[], because?: string): readonly DesignFinding[] | undefined {
  if (hits.length === 0) return undefined;
  return [because === undefined ? { value, hits } : { value, hits, because }];
}
