import type { Letter } from "../mail/compose-mime.ts";
import type { MimeTemplate } from "../mail/mime-template.ts";
import type { Delivery, Issues } from "../store/digest-ports.ts";
import { issueLetter, SLOTS, type LetterNeeds } from "./issue-letter.ts";

export type TemplateNeeds = LetterNeeds & {
  readonly store: Pick<Issues, "getIssue" | "listEntries" | "listCorrections">;
  readonly composeMime: (letter: Letter) => Promise<Buffer>;
  readonly cutTemplate: (message: Buffer, slots: Readonly<Record<string, string>>) => MimeTemplate;
};

/** A letter is some 100 kB; a hundred cover the profiles under way. */
const KEPT = 100;

export type Prepared = {
  readonly key: string;
  readonly template: MimeTemplate;
  /** True when there is nothing new and nothing to correct. */
  readonly quiet: boolean;
};

/** Composes each different letter once: MIME is the cost of a mail, and people with equal wishes get the same. */
export function issueTemplates(needs: TemplateNeeds): (delivery: Delivery) => Promise<Prepared> {
  const made = new Map<string, Promise<Prepared>>();

  return (delivery) => {
    const { issueId, variant, subscriber } = delivery;
    const name = JSON.stringify([issueId, variant, subscriber.preferences]);
    const known = made.get(name);
    if (known !== undefined) return known;
    const prepared = prepare(delivery, needs);
    made.set(name, prepared);
    // A failure is not remembered: the next attempt may find the store in better health.
    prepared.catch(() => made.delete(name));
    if (made.size > KEPT) made.delete(made.keys().next().value ?? "");
    return prepared;
  };
}

async function prepare({ issueId, variant, subscriber }: Delivery, needs: TemplateNeeds): Promise<Prepared> {
  const { store, composeMime, cutTemplate } = needs;
  const issue = await store.getIssue(issueId);
  const entries = (await store.listEntries(issueId, { shownOnly: true })).filter(({ pmid }) => !variant.omit.includes(pmid));
  const corrections = variant.tell.length === 0 ? [] : await store.listCorrections(variant.tell);
  const shown = { issue, entries, corrections, omitted: variant.omit.length };
  const letter = issueLetter(shown, subscriber.preferences, needs);
  return {
    key: issue.key,
    template: cutTemplate(await composeMime(letter), SLOTS),
    quiet: entries.length === 0 && corrections.length === 0,
  };
}
