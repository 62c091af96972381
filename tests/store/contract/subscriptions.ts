import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/store/ports.ts";
import type { MakeStore } from "../contract.ts";
import { act, hash, join, MONDAY, NEXT_MONDAY, publish, pmid, TUESDAY, wishes } from "./digest-cast.ts";

const ask = (store: Store, address: string, at = MONDAY) =>
  store.recordRequest({ address, addressKey: address, preferences: wishes(), source: "form", at });

const prepare = async (store: Store, request: Awaited<ReturnType<Store["claimRequests"]>>[number], token = "token") =>
  store.prepareConfirmation({
    request,
    handle: request.address.padEnd(22, "x").slice(0, 22),
    addressHash: hash(request.addressKey),
    tokenHash: hash(token),
    expiresAt: NEXT_MONDAY,
    at: MONDAY,
    since: "2026-11-22T07:00:00.000Z",
    most: 2,
  });

export function subscriptionContract(name: string, makeStore: MakeStore): void {
  describe(`subscriptions in ${name}`, () => {
    const claim = (store: Store, now = MONDAY) => store.claimRequests({ now, leaseUntil: "2026-11-23T07:05:00.000Z", limit: 10 });

    test("what signs links is made with the store and stays", async () => {
      const store = await makeStore();
      const keys = await store.readLinkKeys();
      expect([keys.signingKey.length, keys.salt.length]).toEqual([32, 32]);
      expect(await store.readLinkKeys()).toEqual(keys);
      expect((await (await makeStore()).readLinkKeys()).signingKey).not.toEqual(keys.signingKey);
    });

    test("a request is worked on by one process at a time, and again when that one is gone", async () => {
      const store = await makeStore();
      await ask(store, "ann@example.org");
      expect((await claim(store)).map(({ address, attempts }) => [address, attempts])).toEqual([["ann@example.org", 0]]);
      expect(await claim(store)).toEqual([]);
      const [again] = await claim(store, TUESDAY);
      expect(again?.attempts).toBe(1);
      await store.postponeRequest(again?.id ?? 0, NEXT_MONDAY);
      expect(await claim(store, TUESDAY)).toEqual([]);
      await store.finishRequest((await claim(store, NEXT_MONDAY))[0]?.id ?? 0, "sent");
      expect(await claim(store, "2027-01-01T00:00:00.000Z")).toEqual([]);
    });

    test("a token works once and until it expires, and leaves a record of the consent", async () => {
      const store = await makeStore();
      await ask(store, "ann@example.org");
      const [request] = await claim(store);
      if (request === undefined) throw new Error("nothing was asked");
      expect(await prepare(store, request)).toMatchObject({ kind: "send", subscriber: { state: "pending" } });
      expect(await store.findToken(hash("token"))).toMatchObject({
        expiresAt: NEXT_MONDAY,
        subscriber: { address: "ann@example.org" },
      });
      expect(await store.findToken(hash("other"))).toBeUndefined();
      expect(await store.useToken(hash("token"), { at: NEXT_MONDAY, source: "late" })).toBe(false);
      expect(await store.useToken(hash("token"), act)).toBe(true);
      expect(await store.useToken(hash("token"), act)).toBe(false);
      const ann = await store.findSubscriber({ addressKey: "ann@example.org" });
      expect(ann).toMatchObject({ state: "active", confirmedAt: MONDAY });
      expect((await store.listConsents(ann?.id ?? 0)).map(({ act: what, source }) => `${what} ${source}`)).toEqual([
        "asked form",
        "confirmed test",
      ]);
      expect(await store.countSubscribers()).toEqual({ pending: 0, active: 1, paused: 0, left: 0, suppressed: 0 });
    });

    test("an address is written to a few times a day, and never once it is suppressed", async () => {
      const store = await makeStore();
      const kinds: string[] = [];
      for (const token of ["1", "2", "3"]) {
        await ask(store, "ann@example.org");
        const [request] = await claim(store, TUESDAY);
        if (request === undefined) throw new Error("nothing was asked");
        const { kind } = await prepare(store, request, token);
        kinds.push(kind);
        await store.finishRequest(request.id, kind === "send" ? "sent" : kind);
      }
      expect(kinds).toEqual(["send", "send", "limited"]);
      const address = { key: "bob@example.org", hash: hash("bob@example.org") };
      expect([await store.suppressAddress(address, "5.1.1", act), await store.suppressAddress(address, "again", act)]).toEqual([
        true,
        false,
      ]);
      await ask(store, "bob@example.org");
      const [request] = await claim(store, TUESDAY);
      expect(request && (await prepare(store, request, "4")).kind).toBe("suppressed");
    });

    test("who is added by hand is there at once, suppressed before or not, and keeps the wishes they had", async () => {
      const store = await makeStore();
      await store.suppressAddress({ key: "ann@example.org", hash: hash("ann@example.org") }, "5.1.1", act);
      const ann = await join(store, "ann", wishes({ query: "esketamine" }));
      expect(ann.state).toBe("active");
      expect(await store.changeState(ann.id, "left", act)).toBe(true);
      expect(await store.changeState(ann.id, "left", act)).toBe(false);
      expect(await join(store, "ann", wishes({ query: "other" }))).toMatchObject({
        id: ann.id,
        state: "active",
        preferences: { profile: { query: "esketamine" } },
      });
      await store.changePreferences(ann.id, wishes({ query: "new" }), act);
      expect((await store.findSubscriber({ handle: ann.handle }))?.preferences.profile.query).toBe("new");
      expect((await store.listSubscribers()).map(({ id }) => id)).toEqual([ann.id]);
    });

    test("a soft bounce counts once for each report, and anew after who was suppressed came back", async () => {
      const store = await makeStore();
      const { id } = await join(store, "ann");
      expect(await store.countSoftBounce(id, { mark: "a", at: MONDAY })).toBe(1);
      expect(await store.countSoftBounce(id, { mark: "a", at: TUESDAY })).toBe(1);
      expect(await store.countSoftBounce(id, { mark: "b", at: TUESDAY })).toBe(2);
      await store.changeState(id, "suppressed", act);
      await join(store, "ann", wishes(), NEXT_MONDAY);
      expect(await store.countSoftBounce(id, { mark: "c", at: NEXT_MONDAY })).toBe(1);
    });

    test("erasing leaves nothing by which a person could be known: not the address, the wishes, the links, the consents, the answers", async () => {
      const store = await makeStore();
      const ann = await join(store, "ann", wishes({ query: "my own search" }));
      await ask(store, "ann@example.org");
      const own = await publish(store, [1], { profile: wishes({ query: "my own search" }).profile });
      await store.queueDeliveries({ issue: own, confirmedBefore: MONDAY, at: MONDAY });
      await store.changePreferences(ann.id, wishes(), act);
      const issue = await publish(store, [2], { period: "2026-W48" });
      await store.queueDeliveries({ issue, confirmedBefore: MONDAY, at: MONDAY });
      expect((await store.countDeliveries()).queued).toBe(2);
      await store.countSoftBounce(ann.id, { mark: "a", at: MONDAY });
      expect(await store.eraseSubscriber(ann.id)).toBe(true);
      expect(await store.eraseSubscriber(ann.id)).toBe(false);
      expect(await store.findSubscriber({ handle: ann.handle })).toBeUndefined();
      expect(await store.findSubscriber({ addressKey: "ann@example.org" })).toBeUndefined();
      expect(await store.listSubscribers()).toEqual([]);
      expect(await store.listConsents(ann.id)).toEqual([]);
      expect(await claim(store)).toEqual([]);
      expect((await store.countDeliveries()).queued).toBe(0);
      // A search of one's own may say who one is; the issue that everybody gets stays.
      expect(await store.findIssue({ key: own.key })).toBeUndefined();
      expect(await store.listEntries(own.id, { shownOnly: false })).toEqual([]);
      expect(JSON.stringify(await store.getIssue(own.id))).not.toContain("my own search");
      expect(await store.findIssue({ key: issue.key })).toEqual(issue);
    });

    test("what a person was sent is told to them, without what was left out for them", async () => {
      const store = await makeStore();
      const ann = await join(store, "ann");
      await store.queueDeliveries({ issue: await publish(store, [1, 2]), confirmedBefore: MONDAY, at: MONDAY });
      const second = await publish(store, [2, 3], { period: "2026-W48", composedAt: NEXT_MONDAY });
      await store.queueDeliveries({ issue: second, confirmedBefore: MONDAY, at: NEXT_MONDAY });
      expect(await store.listDeliveriesOf(ann.id)).toEqual([
        { kind: "weekly", period: "2026-W47", state: "queued", pmids: [pmid(1), pmid(2)] },
        { kind: "weekly", period: "2026-W48", state: "queued", pmids: [pmid(3)] },
      ]);
    });

    test("who never confirmed is forgotten, and what was asked long ago", async () => {
      const store = await makeStore();
      await ask(store, "ann@example.org");
      const [request] = await claim(store);
      if (request !== undefined) await prepare(store, request);
      await join(store, "bob");
      expect(await store.forgetUnconfirmed(MONDAY)).toBe(0);
      expect(await store.forgetUnconfirmed(TUESDAY)).toBe(1);
      expect((await store.listSubscribers()).map(({ address }) => address)).toEqual(["bob@example.org"]);
      expect((await store.findToken(hash("token")))?.subscriber.address ?? "").toBe("");
    });
  });
}
