import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { takeBounce } from "../../../src/digest/bounces.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { returnedNeeds } from "../../../src/wiring-mail.ts";
import { smtpError } from "../../support/smtp-sink.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { digestLab, trial } from "../../digest/digest-lab.ts";

/** Every text of every table, and the file's own bytes. */
function everythingIn(file: string): string {
  const db = new Database(file, { readonly: true });
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%fts%'")
    .pluck()
    .all();
  const rows = tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all()));
  db.close();
  return rows.join("\n") + readFileSync(file, "latin1");
}

test("who is erased is in no table and in no byte of the file, whatever servers said of them", async () => {
  const file = join(temporaryFolder(), "digest.db");
  const refuse = (address: string) =>
    address.startsWith("refused") ? smtpError(550, `5.1.1 <${address}>: no refused.reader here`) : undefined;
  const lab = await digestLab({ store: openSqliteStore({ url: `sqlite:${file}` }), mischief: { atRecipient: refuse } });
  const names = ["refused.reader", "bouncing.reader", "happy.reader"];
  const people = [];
  for (const name of names)
    people.push(await lab.subscribe(`${name}@example.org`, { profile: { query: `ketamine NOT ${name.slice(0, 4)}secret` } }));
  await lab.sync([trial(1)]);
  await lab.run();
  const bounce = {
    address: "bouncing.reader@example.org",
    kind: "hard" as const,
    reason: "550 <bouncing.reader@example.org> gone",
    mark: "1",
    proof: "vouched" as const,
  };
  expect(await takeBounce(bounce, returnedNeeds(lab.store))).toBe("suppressed");
  expect((await lab.store.listFailures(5)).map(({ answer }) => answer)).toEqual(["550 5.1.1 <…>: no … here"]);

  for (const { id } of people) expect(await lab.store.eraseSubscriber(id)).toBe(true);
  await lab.store.tidy();
  const everything = everythingIn(file);
  for (const name of names) {
    expect(everything).not.toContain(name);
    expect(everything).not.toContain(`${name.slice(0, 4)}secret`);
  }
  // The ledger still knows how many went out, and the hashes of those who must not be written to.
  expect(await lab.store.countDeliveries()).toMatchObject({ sent: 2, failed: 1 });
  expect(everything).toContain("address_hash");
});
