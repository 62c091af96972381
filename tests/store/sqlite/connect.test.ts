import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AppError } from "../../../src/domain/errors.ts";
import { connect } from "../../../src/store/sqlite/connect.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test("the folders of a new database are made with it", () => {
  const file = join(temporaryFolder(), "of", "mine", "a.db");
  connect(`sqlite:${file}`).close();
  expect(existsSync(file)).toBe(true);
});

test.skipIf(!existsSync("/proc/self"))("a folder that nobody can make is refused at once, with one sentence", () => {
  expect(() => connect("sqlite:/proc/nope/deeper/a.db")).toThrow(AppError);
  expect(() => connect("sqlite:/proc/nope/a.db")).toThrow(/folder/);
});
