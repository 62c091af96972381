import type { Letter } from "../mail/compose-mime.ts";
import type { Render } from "../render.ts";
import type { Preferences } from "../domain/subscription.ts";
import { bareAddress } from "../domain/mail-address.ts";
import { issueView, subjectLine, type Shown } from "./issue-view.ts";
import { plainText } from "./plain-text.ts";

export type LetterNeeds = {
  readonly render: Render;
  readonly siteName: string;
  readonly publicUrl: string;
  readonly from: string;
  readonly invented: boolean;
  /** "You get every new study, every week." */
  readonly describe: (preferences: Preferences) => string;
};

/**
 * Stand for the two signed links in a template: letters and digits of a link's exact length (subscription/link-token.ts), so that a
 * filled message keeps every line where it was.
 */
export const SLOTS = { manage: "mSLOTxMANAGE".padEnd(45, "0"), leave: "uSLOTxLEAVE".padEnd(45, "0") } as const;

/** One issue as a letter, whoever gets it: personal links are slots, personal headers come later. */
export function issueLetter(shown: Omit<Shown, "publicUrl">, preferences: Preferences, needs: LetterNeeds): Letter {
  const { render, siteName, publicUrl, from, invented, describe } = needs;
  const view = issueView({ ...shown, publicUrl });
  const foot = {
    siteName,
    publicUrl,
    why: describe(preferences),
    manage: `${publicUrl}/subscription/${SLOTS.manage}`,
    leave: `${publicUrl}/subscription/${SLOTS.leave}`,
  };
  const subject = subjectLine(siteName, { ...shown, publicUrl });
  const html =
    preferences.format === "html" ? { html: render("digest", { ...view, ...foot, invented, title: subject }, "mail") } : {};
  return {
    from,
    subject: invented ? `[Demonstration] ${subject}` : subject,
    text: plainText(view, foot, invented),
    ...html,
    headers: {
      "List-Id": `${siteName} <${listId(from)}>`,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "OOF, AutoReply",
    },
  };
}

/** RFC 2919: a name that stays, under the sender's own domain. */
function listId(from: string): string {
  const address = bareAddress(from);
  return `digest.${address.slice(address.lastIndexOf("@") + 1)}`;
}
