import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { sharedLook } from "../../src/web/shared-look.ts";

test("one look serves all who come at once; who comes later looks again, also after a look that failed", async () => {
  let looks = 0;
  const look = sharedLook(async () => {
    looks += 1;
    await Promise.resolve();
    if (looks === 2) throw new Error("locked");
    return looks;
  });
  expect(look.lately()).toBeUndefined();
  expect(await Promise.all([look.now(), look.now()])).toEqual([1, 1]);
  expect(look.lately()).toBe(1);
  await wait(20);
  expect(look.lately()).toBeUndefined();
  await expect(look.now()).rejects.toThrow("locked");
  expect(look.lately()).toBeUndefined();
  await wait(20);
  expect(await look.now()).toBe(3);
});
