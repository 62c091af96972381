import { wrapText as wrap } from "../domain/wrap-text.ts";
import type { IssueView } from "./issue-view.ts";

const WIDTH = 72;

export type PlainFoot = {
  readonly siteName: string;
  readonly publicUrl: string;
  readonly why: string;
  readonly manage: string;
  readonly leave: string;
};

/** The issue for people who read mail as text: not a leftover of the HTML, but set for 72 columns. */
export function plainText(view: IssueView, foot: PlainFoot, invented: boolean): string {
  const blocks = [
    ...(invented ? [wrap("DEMONSTRATION: INVENTED STUDIES. None of these people, journals or findings is real.")] : []),
    `${foot.siteName}\n${view.heading}`,
    wrap(view.lede),
    ...(view.corrections.length === 0
      ? []
      : [...(view.correctionsHeading === "" ? [] : [rule(view.correctionsHeading)]), ...view.corrections.map(correction)]),
    ...view.sections.flatMap(({ heading, entries }) => [rule(heading), ...entries.map(entry)]),
    ...(view.more === undefined ? [] : [`${view.more.text}:\n${view.more.href}`]),
    [
      "-- ",
      wrap(foot.why),
      `Change or pause: ${foot.manage}`,
      `Unsubscribe:     ${foot.leave}`,
      `On the site:     ${view.address}`,
      ...(view.receipt === "" ? [] : [wrap(view.receipt)]),
      wrap("Information about published research, not medical advice. In a crisis, find a helpline:"),
      `${foot.publicUrl}/help`,
    ].join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function rule(heading: string): string {
  return `${heading.toUpperCase()}\n${"-".repeat(Math.min(WIDTH, heading.length))}`;
}

function correction({ label, titleText, sentence, href, noted }: IssueView["corrections"][number]): string {
  return [
    wrap(`${label.toUpperCase()} (noted ${noted}): ${titleText}`, "* ", "  "),
    wrap(sentence, "  ", "  "),
    `  ${href}`,
  ].join("\n");
}

function entry({ titleText, source, reasons, labels, href }: IssueView["sections"][number]["entries"][number]): string {
  const marks = labels.map(({ text }) => `[${text.toUpperCase()}] `).join("");
  return [
    wrap(`${marks}${titleText}`, "* ", "  "),
    ...(source === "" ? [] : [wrap(source, "  ", "  ")]),
    ...(reasons === "" ? [] : [wrap(reasons, "  ", "  ")]),
    `  ${href}`,
  ].join("\n");
}
