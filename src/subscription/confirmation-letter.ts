import { wrapText } from "../domain/wrap-text.ts";
import type { Letter } from "../mail/compose-mime.ts";
import type { Render } from "../render.ts";
import type { SubscriptionRequest } from "../store/digest-ports.ts";
import { describeProfile, describeRhythm } from "./describe.ts";

export type LetterNeeds = {
  readonly render: Render;
  readonly siteName: string;
  readonly subject: string;
  readonly publicUrl: string;
  readonly from: string;
  readonly invented: boolean;
};

/** Not the search itself: anybody may type anything there, and this goes to whomever they name. */
const searchUnquoted = () => "that match the search that was typed in (the page shows it)";

/**
 * Asks whether it was really them. No List-Unsubscribe: there is nothing to leave yet, and providers that see it beside a confirmation
 * take the one for the other.
 */
export function confirmationLetter({ preferences }: SubscriptionRequest, link: string, needs: LetterNeeds): Letter {
  const { render, siteName, subject, publicUrl, from, invented } = needs;
  const wish = `${describeProfile(preferences.profile, searchUnquoted)}, ${describeRhythm(preferences)}`;
  const lines = {
    what: `Somebody, probably you, asked ${siteName} to send this address ${wish}.`,
    how: "Nothing is sent before you confirm. The link opens a page with a button; it works once, for seven days.",
    not: "If it was not you, ignore this mail: you will not hear from us.",
    about: `${siteName} follows ${subject}. Information about published research, not medical advice.`,
  };
  return {
    from,
    subject: `${invented ? "[Demonstration] " : ""}Please confirm: ${siteName} by mail`,
    text: [
      ...(invented ? ["DEMONSTRATION: INVENTED STUDIES.", ""] : []),
      ...[
        wrapText(lines.what),
        "",
        "To confirm, open this page and press the button:",
        link,
        "",
        wrapText(lines.how),
        "",
        wrapText(lines.not),
        "",
        "-- ",
      ],
      ...[`${siteName} · ${publicUrl}`, wrapText(lines.about), ""],
    ].join("\n"),
    html: render("confirmation", { ...lines, siteName, publicUrl, link, invented, title: "Please confirm" }, "mail"),
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
