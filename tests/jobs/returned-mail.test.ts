import { expect, test } from "vitest";
import { returnedJob } from "../../jobs/returned-mail.ts";
import { AppError } from "../../src/domain/errors.ts";

const nothing = { messages: 0, suppressed: 0, counted: 0, unknown: 0, left: 0, harmless: 0, other: 0 };

test("an empty mailbox says nothing, a trouble is told once until it changes, and its end is told", async () => {
  const said: string[] = [];
  const log = {
    info: (fields: object) => void said.push(`info ${JSON.stringify(fields)}`),
    warn: (fields: object) => void said.push(`warn ${(fields as { err: Error }).err.message}`),
  };
  const down = () => Promise.reject(new AppError("unavailable", "The mailbox cannot be reached."));
  const refused = () => Promise.reject(new AppError("unavailable", "The server refuses the password."));
  const empty = () => Promise.resolve(nothing);
  const script = [empty, down, down, refused, refused, empty, empty, () => Promise.resolve({ ...nothing, messages: 1, left: 1 })];
  const job = returnedJob({ read: () => (script.shift() ?? empty)(), log });
  for (let round = 0; round < 8; round += 1) await job();
  expect(said).toEqual([
    "warn The mailbox cannot be reached.",
    "warn The server refuses the password.",
    `info ${JSON.stringify(nothing)}`,
    `info ${JSON.stringify({ ...nothing, messages: 1, left: 1 })}`,
  ]);
});
