import type { Registration } from "./registration.ts";
import type { Tag } from "./tag.ts";

/**
 * How a record that names a trial's registry id stands to that trial. `publication`: it reports on this trial, or is its protocol.
 * `several`: it reports on this and other trials together. `mention`: it speaks of the trial, as reviews do.
 */
export type TrialLink = {
  readonly kind: "publication" | "several" | "mention";
  /** Who named the id, in a sentence for readers. */
  readonly reason: string;
};

type Named = { readonly registrations: readonly Registration[] };

/** These speak of other people's trials; an id in them never makes two trials one. */
const SPEAKS_OF_OTHERS: readonly string[] = ["meta-analysis", "systematic-review", "review", "guideline", "commentary", "notice"];

/** Undefined where the record does not name the id. */
export function trialLink(study: Named, tags: readonly Tag[], id: string): TrialLink | undefined {
  const registration = study.registrations.find((one) => one.id === id);
  if (registration === undefined) return undefined;
  const reason = reasonOf(registration);
  const design = tags.find(({ facet, value }) => facet === "design" && SPEAKS_OF_OTHERS.includes(value));
  if (design !== undefined) return { kind: "mention", reason };
  const others = study.registrations.filter((one) => one.registry === registration.registry && one.id !== id).length;
  if (others === 0) return { kind: "publication", reason };
  // One trial may stand in two registries; two ids of one registry are two trials.
  return {
    kind: "several",
    reason: `${reason.slice(0, -1)}, with ${others === 1 ? "another trial" : `${others} other trials`}.`,
  };
}

/** The ids under which a record's own trial is registered; none for a record that speaks of several or of others' trials. */
export function ownTrial(study: Named, tags: readonly Tag[]): readonly string[] {
  return study.registrations.map(({ id }) => id).filter((id) => trialLink(study, tags, id)?.kind === "publication");
}

const SAYS: Readonly<Record<Registration["saidBy"][number], string>> = {
  "data-bank": "PubMed’s list of registrations",
  title: "the title",
  abstract: "the abstract",
};

function reasonOf({ id, saidBy }: Registration): string {
  const places = saidBy.map((place) => SAYS[place]);
  const named = places.length < 2 ? places.join("") : `${places.slice(0, -1).join(", ")} and ${places.at(-1) ?? ""}`;
  return `${id} is named in ${named}.`;
}
