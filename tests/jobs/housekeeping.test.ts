import { expect, onTestFinished, test } from "vitest";
import { keepHouse } from "../../jobs/housekeeping.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";

function listener() {
  const said: string[] = [];
  const say = (_fields: object, message: string) => void said.push(message);
  return { said, log: { info: say, error: say } };
}

test("housekeeping tidies the database and says that it is sound", async () => {
  const store = openSqliteStore({ url: "sqlite::memory:" });
  onTestFinished(() => store.close());
  const { said, log } = listener();
  await keepHouse({ store, log });
  expect(said).toEqual(["housekeeping: the database is sound"]);
});

test("housekeeping that fails is told and never thrown", async () => {
  const store = openSqliteStore({ url: "sqlite::memory:" });
  await store.close();
  const { said, log } = listener();
  await keepHouse({ store, log });
  expect(said).toEqual(["housekeeping failed"]);
});
