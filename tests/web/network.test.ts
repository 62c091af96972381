import { describe, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { networkOf } from "../../src/web/network.ts";
import { startWebServer } from "../support/web-server.ts";

test.each([
  ["192.0.2.77", "192.0.2.0/24"],
  ["::ffff:192.0.2.77", "192.0.2.0/24"],
  ["192.0.2.77:50123", "192.0.2.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
  ["[2001:db8:1:2::5]:443", "2001:db8:1::/48"],
  ["2001:db8::1", "2001:db8:0::/48"],
  ["<script>", "unknown"],
  [undefined, "unknown"],
])("of %s only %s is kept", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

async function server(trust: string) {
  const { trustProxy } = readConfig({ TRUST_PROXY: trust }, () => true);
  const web = await startWebServer([], { trustProxy });
  onTestFinished(() => web.stop());
  const ask = async (forwarded?: string) => {
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    return (
      await fetch(`${web.url}/subscribe`, { method: "POST", body: new URLSearchParams({ email: "a@example.org" }), headers })
    ).status;
  };
  /** The statuses of as many requests as one network may make, and one more. */
  const exhaust = async (forwarded: (round: number) => string | undefined) => {
    const answers = [];
    for (let round = 0; round < 31; round += 1) answers.push(await ask(forwarded(round)));
    return answers.at(-1);
  };
  const sources = async () => {
    const requests = await web.store.claimRequests({
      now: "2027-01-01T00:00:00.000Z",
      leaseUntil: "2027-01-02T00:00:00.000Z",
      limit: 1000,
    });
    return [...new Set(requests.map(({ source }) => source))].sort();
  };
  return { web, ask, exhaust, sources };
}

describe("behind a reverse proxy", () => {
  test("that the settings do not know, nobody can pretend to be somebody else, and the log says once that all share one limit", async () => {
    const { web, exhaust, sources } = await server("");
    expect(await exhaust((round) => `203.0.${round}.9`)).toBe(429);
    expect(await sources()).toEqual(["form, 127.0.0.0/24"]);
    expect(web.logged.filter(([level]) => level === "warn")).toHaveLength(1);
    expect(JSON.stringify(web.logged)).not.toContain("203.0");
  });

  test("that they do know, each visitor's network has its own limit, and what visitors write into the header says nothing", async () => {
    const { web, ask, exhaust, sources } = await server("1");
    expect(await exhaust((round) => `203.0.${round}.9, 198.51.100.7`)).toBe(429);
    expect(await ask("198.51.100.7, 203.0.113.9")).toBe(200);
    expect(await sources()).toEqual(["form, 198.51.100.0/24", "form, 203.0.113.0/24"]);
    expect(web.logged.filter(([level]) => level === "warn")).toEqual([]);
  });

  test("known by its address, the header counts from there and from nowhere else", async () => {
    const known = await server("10.0.0.0/8, 127.0.0.1");
    await known.ask("203.0.113.9, 10.1.2.3");
    expect(await known.sources()).toEqual(["form, 203.0.113.0/24"]);
    const other = await server("10.0.0.0/8");
    await other.ask("203.0.113.9");
    expect(await other.sources()).toEqual(["form, 127.0.0.0/24"]);
  });

  test("that writes a port beside the address, or nonsense, nothing breaks", async () => {
    const { ask, sources } = await server("1");
    expect([await ask("203.0.113.9:4711"), await ask("unknown"), await ask("<b>")]).toEqual([200, 200, 200]);
    expect(await sources()).toEqual(["form, 203.0.113.0/24", "form, unknown"]);
  });
});
