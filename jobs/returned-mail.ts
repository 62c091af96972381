import type { ReturnedTally } from "../src/digest/returned-mail.ts";

export type ReturnedJobNeeds = {
  readonly read: () => Promise<ReturnedTally>;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
};

/** Reads what came back by mail; never throws. A mailbox that cannot be read is told once, and once again when it can. */
export function returnedJob({ read, log }: ReturnedJobNeeds): () => Promise<void> {
  let trouble: string | undefined;
  return async () => {
    try {
      const tally = await read();
      if (trouble !== undefined || tally.messages > 0) log.info(tally, "returned mail");
      trouble = undefined;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== trouble) log.warn({ err: error }, "returned mail");
      trouble = message;
    }
  };
}
