import { describe, expect, test } from "vitest";

import { gapFor, pacer } from "../../src/pubmed/pace.ts";
import { fakeClock, mostInAnySecond, sharedSlots } from "../support/fake-clock.ts";

describe("pacing", () => {
  test.each([
    [undefined, 3],
    ["key", 10],
  ])(
    "with key %s no second ever holds more than %d requests, even when one travels 150 ms longer than another",
    async (key, most) => {
      const clock = fakeClock();
      const pace = pacer({ claim: sharedSlots(), clock, gapMs: gapFor(key) });
      const sent: number[] = [];
      for (let i = 0; i < 60; i++) {
        await pace.turn();
        sent.push(clock.now() + (i % 7 === 0 ? 150 : 0));
      }
      expect(mostInAnySecond(sent)).toBeLessThanOrEqual(most);
    },
  );

  test("two processes on one database share one pace", async () => {
    const clock = fakeClock();
    const claim = sharedSlots();
    const sent: number[] = [];
    const process = async () => {
      const pace = pacer({ claim, clock, gapMs: 400 });
      for (let i = 0; i < 20; i++) {
        await pace.turn();
        sent.push(clock.now());
      }
    };
    await Promise.all([process(), process()]);
    expect(sent).toHaveLength(40);
    expect(mostInAnySecond(sent)).toBeLessThanOrEqual(3);
  });

  test("requests go out in the order in which they were asked for", async () => {
    const pace = pacer({ claim: sharedSlots(), clock: fakeClock(), gapMs: 400 });
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4].map((n) => pace.turn().then(() => order.push(n))));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  test("a request that is called off leaves the line at once and costs no slot", async () => {
    const clock = fakeClock();
    let claims = 0;
    const slots = sharedSlots();
    const pace = pacer({
      claim: async (request) => {
        const wait = await slots(request);
        if (wait === 0) claims++;
        return wait;
      },
      clock,
      gapMs: 400,
    });
    const stop = new AbortController();
    const turns = [pace.turn(), pace.turn(stop.signal), pace.turn()];
    stop.abort(new Error("stopping"));
    const results = await Promise.allSettled(turns);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(claims).toBe(2);
  });
});
