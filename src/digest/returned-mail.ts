import { AppError } from "../domain/errors.ts";
import type { Mailbox } from "../mail/mailbox.ts";
import { takeBounce, type BounceNeeds } from "./bounces.ts";
import { isReportHead, readLeaveRequest, readReport, type BounceNews } from "./dsn.ts";

export type ReturnedNeeds = BounceNeeds & {
  /** Ends the subscription that a token speaks for; false where that changes nothing or the token is none. */
  readonly leave: (token: string) => Promise<boolean>;
};

/**
 * What one message led to, for each recipient it speaks of: `unknown` is about nobody here, `harmless` tells of a delay or a success,
 * `other` is no report that can be read.
 */
export type Returned = "suppressed" | "counted" | "unknown" | "left" | "harmless" | "other";

export type ReturnedTally = Readonly<Record<Returned, number>> & { readonly messages: number };

/** Acts on one message that came back: a delivery report, a complaint, or a request to leave. Twice is as good as once. */
export async function takeReturned(message: string, needs: ReturnedNeeds): Promise<readonly Returned[]> {
  const token = readLeaveRequest(message);
  if (token !== undefined) return [(await needs.leave(token)) ? "left" : "unknown"];
  const report = readReport(message);
  if (report === undefined) return ["other"];
  const outcomes: Returned[] = [];
  for (const news of report) outcomes.push(await takeNews(news, needs));
  return outcomes.length === 0 ? ["harmless"] : outcomes;
}

/** What a report says of one recipient. It may name an address that is none. */
export async function takeNews(news: BounceNews, needs: BounceNeeds): Promise<"suppressed" | "counted" | "unknown"> {
  try {
    return await takeBounce(news, needs);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return "unknown";
    throw error;
  }
}

/** All of these messages, one after another. */
export async function takeAllReturned(messages: Iterable<string>, needs: ReturnedNeeds): Promise<ReturnedTally> {
  const tally = emptyTally();
  for (const message of messages) add(tally, await takeReturned(message, needs));
  return tally;
}

/** What waits unread in the mailbox; each message is marked read only after what it says is stored, and what is no report stays unread. */
export async function readMailbox(mailbox: Mailbox, signal: AbortSignal, needs: ReturnedNeeds): Promise<ReturnedTally> {
  const tally = emptyTally();
  await mailbox.readUnread(
    {
      wanted: (head) => isReportHead(head) || readLeaveRequest(head) !== undefined,
      take: async (message) => {
        const outcomes = await takeReturned(message, needs);
        add(tally, outcomes);
        return !outcomes.includes("other");
      },
    },
    signal,
  );
  return tally;
}

type Counting = { -readonly [Key in keyof ReturnedTally]: number };

function emptyTally(): Counting {
  return { messages: 0, suppressed: 0, counted: 0, unknown: 0, left: 0, harmless: 0, other: 0 };
}

function add(tally: Counting, outcomes: readonly Returned[]): void {
  tally.messages += 1;
  for (const outcome of outcomes) tally[outcome] += 1;
}
