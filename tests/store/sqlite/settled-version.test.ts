import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "better-sqlite3";
import { connect } from "../../../src/store/sqlite/connect.ts";
import { contentVersion } from "../../../src/store/sqlite/content-version.ts";
import { leaseStore } from "../../../src/store/sqlite/leases.ts";
import { settledVersion } from "../../../src/store/sqlite/settled-version.ts";

const NOW = "2026-11-23T09:30:00.000Z";
let db: Database;
let ms: number;
const at = (seconds: number) => (ms = seconds * 1000);

beforeEach(() => {
  db = connect("sqlite::memory:");
  at(100);
});
afterEach(() => db.close());

function shownTo() {
  const version = contentVersion(db);
  const shown = settledVersion(db, version, { clock: () => new Date(NOW), elapsedMs: () => ms });
  const leases = leaseStore(db);
  shown.current();
  return {
    change: () => {
      version.advance();
    },
    begin: (holder: string, now = NOW) => leases.takeLease({ name: "sync", holder, now, ttlMs: 15_000 }),
    end: (holder: string) => {
      leases.releaseLease({ name: "sync", holder });
    },
    isNewest: () => shown.current() === version.current(),
  };
}

describe("the version that readers are shown", () => {
  test("is the newest while no run writes", () => {
    const { change, isNewest } = shownTo();
    for (const second of [100, 100, 100.5]) {
      at(second);
      change();
      expect(isNewest()).toBe(true);
    }
  });

  test("follows a run at most every two seconds, from its first change on", () => {
    const { change, begin, isNewest } = shownTo();
    begin("import 1");
    change();
    expect(isNewest()).toBe(true);
    at(101);
    change();
    expect(isNewest()).toBe(false);
    at(102);
    expect(isNewest()).toBe(true);
    change();
    expect(isNewest()).toBe(false);
    at(110);
    expect(isNewest()).toBe(true);
  });

  test("is the newest as soon as the run is over", () => {
    const { change, begin, end, isNewest } = shownTo();
    begin("import 1");
    change();
    isNewest();
    change();
    expect(isNewest()).toBe(false);
    end("import 1");
    expect(isNewest()).toBe(true);
  });

  test("is the newest as soon as another run has begun, so that what a finished run stored is never behind", () => {
    const { change, begin, end, isNewest } = shownTo();
    begin("sync 1");
    change();
    isNewest();
    change();
    end("sync 1");
    begin("import 2");
    expect(isNewest()).toBe(true);
  });

  test("does not wait for a run whose process died", () => {
    const { change, begin, isNewest } = shownTo();
    begin("import 1", "2026-11-23T09:29:00.000Z");
    change();
    isNewest();
    change();
    expect(isNewest()).toBe(true);
  });
});
