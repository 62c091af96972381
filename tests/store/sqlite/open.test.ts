import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { storeContract } from "../contract.ts";

const options = (url: string, clock: (() => Date) | undefined) => (clock ? { url, clock } : { url });

storeContract("memory", (clock) => Promise.resolve(openSqliteStore(options("sqlite::memory:", clock))));

storeContract("a file", (clock) => {
  const file = join(mkdtempSync(join(tmpdir(), "store-")), "new folder", "digest.db");
  return Promise.resolve(openSqliteStore(options(`sqlite:${file}`, clock)));
});
