import { MOST_ITEMS, type Preferences, type Profile } from "../../domain/subscription.ts";
import { maskedAddress } from "../../subscription/address.ts";
import { describeProfile, describeRhythm, tagLabel } from "../../subscription/describe.ts";
import type { Visit } from "../../subscription/visit.ts";
import { standingQuestions } from "../../topic/questions.ts";
import { day } from "./words.ts";

/** The fields of a subscription, filled in: for the page that subscribes and the one that changes. */
function subscriptionFields({ profile, rhythm, format, quietWeek, retractions }: Preferences) {
  return {
    q: profile.query,
    most: profile.most,
    mostAllowed: MOST_ITEMS,
    tags: profile.tags.map((tag) => ({ value: tag, text: tagLabel(tag) })),
    questions: [
      { value: "", text: "None", selected: profile.question === undefined },
      ...standingQuestions.map(({ slug, question }) => ({ value: slug, text: question, selected: slug === profile.question })),
    ],
    levels: [
      { value: "", text: "Any", selected: profile.level === undefined },
      ...["1", "2", "3", "4", "5"].map((level) => ({
        value: level,
        text: level === "1" ? "Level 1 only" : `Level ${level} or better`,
        selected: Number(level) === profile.level,
      })),
    ],
    choices: [
      choice("only", "Kinds of study", profile.only, [
        ["everything", "All kinds"],
        ["trials-and-syntheses", "Only trials and syntheses of trials"],
      ]),
      choice("rhythm", "How often", rhythm, [
        ["weekly", "Every week"],
        ["monthly", "Once a month"],
      ]),
      choice("format", "Form of the mail", format, [
        ["html", "Formatted, with a plain part beside it"],
        ["plain", "Plain text only"],
      ]),
      choice("quiet", "When there is nothing new", quietWeek, [
        ["say-so", "One line that says so"],
        ["silent", "No mail"],
      ]),
      choice("retractions", "When a study you were sent is retracted", retractions, [
        ["next-issue", "Tell me in the next issue"],
        ["at-once", "Tell me at once"],
      ]),
    ],
  };
}

function choice(name: string, legend: string, chosen: string, options: readonly (readonly [value: string, text: string])[]) {
  return { name, legend, options: options.map(([value, text]) => ({ value, text, checked: value === chosen })) };
}

type Known = Exclude<Visit, { readonly kind: "unknown" }>;

/** What a link from a mail opens: the state, and buttons. */
export function subscriptionPage(found: Known, token: string) {
  const { subscriber, kind } = found;
  const preferences = found.kind === "confirm" ? found.preferences : subscriber.preferences;
  const active = subscriber.state === "active" || subscriber.state === "paused";
  const confirmable = found.kind === "confirm" && found.state === "open";
  return {
    heading: heading(found),
    sentences: sentences(found),
    address: maskedAddress(subscriber.address),
    wish: wishText(preferences),
    since: kind === "confirm" ? undefined : day(subscriber.since),
    action: `/subscription/${token}`,
    confirmable,
    manage:
      kind === "manage" && active ? { ...subscriptionFields(preferences), state: stateChoice(subscriber.state) } : undefined,
    leavable: kind !== "confirm" && active,
    erasable: kind === "manage",
  };
}

function stateChoice(state: string) {
  return choice("state", "Delivery", state, [
    ["active", "Send"],
    ["paused", "Paused: send nothing until I come back"],
  ]);
}

export function wishText(preferences: Preferences): string {
  return `${describeProfile(preferences.profile)}, ${describeRhythm(preferences)}`;
}

function heading(found: Known): string {
  if (found.kind === "confirm") {
    return { open: "Confirm your subscription", used: "This link has been used", expired: "This link has expired" }[found.state];
  }
  return {
    active: "Your subscription",
    paused: "Your subscription is paused",
    left: "You have left",
    pending: "Not confirmed yet",
    suppressed: "Mail to this address is stopped",
  }[found.subscriber.state];
}

function sentences(found: Known): readonly string[] {
  if (found.kind === "confirm") {
    return {
      open: ["One press of the button and the mails begin with the next issue. Opening this page has changed nothing."],
      used: ["The subscription was confirmed with it before. Every mail has a link with which to change or end it."],
      expired: ["A link works for seven days. Please subscribe again to get a new one."],
    }[found.state];
  }
  return {
    active: [],
    paused: ["Nothing is sent until you choose otherwise below."],
    left: ["Nothing is sent any more. You can subscribe again at any time."],
    pending: ["Nothing is sent before the button in the confirmation mail's page is pressed."],
    suppressed: ["Your mail server refused our mails, or they were reported as unwanted; so none are sent any more."],
  }[found.subscriber.state];
}

/** A search of the site as the first wishes of a subscription. */
export function subscribePage(preferences: Preferences) {
  return { ...subscriptionFields(preferences), narrowed: isNarrowed(preferences.profile), wish: wishText(preferences) };
}

function isNarrowed({ query, tags, question }: Profile): boolean {
  return query !== "" || tags.length > 0 || question !== undefined;
}
