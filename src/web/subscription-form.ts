import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import { everything, MOST_ITEMS, usualPreferences, type Preferences } from "../domain/subscription.ts";
import { isTag } from "../subscription/describe.ts";
import { standingQuestions } from "../topic/questions.ts";

/** Longer than any search a person keeps; published strategies are some 5,000 characters. */
const LONGEST_SEARCH = 8000;

const FORM = z.object({
  q: z.string().max(LONGEST_SEARCH, { error: "is longer than 8,000 characters" }).default(""),
  tag: z
    .array(z.string().refine(isTag, { error: "must be one of our tags, such as design:rct" }))
    .max(60, { error: "is given too often" }),
  question: z
    .string()
    .refine((slug) => standingQuestions.some((question) => question.slug === slug), { error: "is not one of our questions" })
    .optional(),
  level: z.enum(["1", "2", "3", "4", "5"], { error: "must be 1 to 5" }).optional(),
  only: z.enum(["everything", "trials-and-syntheses"], { error: "must be everything or trials-and-syntheses" }).optional(),
  most: z
    .string()
    .regex(/^\d{1,3}$/, { error: `must be a whole number, 1 to ${MOST_ITEMS}` })
    .transform(Number)
    .refine((most) => most >= 1 && most <= MOST_ITEMS, { error: `must be a whole number, 1 to ${MOST_ITEMS}` })
    .optional(),
  rhythm: z.enum(["weekly", "monthly"], { error: "must be weekly or monthly" }).optional(),
  format: z.enum(["html", "plain"], { error: "must be html or plain" }).optional(),
  quiet: z.enum(["say-so", "silent"], { error: "must be say-so or silent" }).optional(),
  retractions: z.enum(["next-issue", "at-once"], { error: "must be next-issue or at-once" }).optional(),
  state: z.enum(["active", "paused"], { error: "must be active or paused" }).optional(),
});

type Fields = Readonly<Record<string, unknown>>;

export type SubscriptionForm = { readonly preferences: Preferences; readonly state: "active" | "paused" };

/** Wishes as a form or an address states them; what it leaves out is as usual. Throws AppError("invalid") with a sentence. */
export function readSubscriptionForm(fields: Fields): SubscriptionForm {
  const given = Object.entries(fields).filter(([name, value]) => name in FORM.shape && value !== "");
  const { tag, ...single } = Object.fromEntries(given);
  const doubled = Object.keys(single).find((name) => typeof single[name] !== "string");
  if (doubled !== undefined) throw new AppError("invalid", `“${doubled}” can be given only once.`);
  const tags = (Array.isArray(tag) ? tag : tag === undefined ? [] : [tag]).filter((value) => value !== "");
  const parsed = FORM.safeParse({ ...single, tag: tags });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError("invalid", `“${String(issue?.path[0])}” ${issue?.message ?? "cannot be read"}.`);
  }
  const { q, tag: kept, question, level, only, most, rhythm, format, quiet, retractions, state } = parsed.data;
  return {
    state: state ?? "active",
    preferences: {
      profile: {
        query: q,
        tags: kept,
        ...(question === undefined ? {} : { question }),
        ...(level === undefined ? {} : { level: Number(level) }),
        only: only ?? everything.only,
        most: most ?? everything.most,
      },
      rhythm: rhythm ?? usualPreferences.rhythm,
      format: format ?? usualPreferences.format,
      quietWeek: quiet ?? usualPreferences.quietWeek,
      retractions: retractions ?? usualPreferences.retractions,
    },
  };
}

/** One text field of a form; a repeated one is no text. */
export function textField(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : "";
}
