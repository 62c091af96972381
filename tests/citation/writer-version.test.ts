import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { citationFormat, textWriter } from "../../src/citation/formats.ts";
import { sourcesVersion, WRITER_VERSION } from "../../src/citation/writer-version.ts";

test("a changed, a new and a renamed source are each another writer; anything else beside them is not", () => {
  const folder = mkdtempSync(join(tmpdir(), "sources-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const version = () => sourcesVersion([pathToFileURL(`${folder}/`)]);
  writeFileSync(join(folder, "ris.ts"), "export const tag = 'TI';");
  const first = version();
  writeFileSync(join(folder, "notes.md"), "Not read.");
  expect(version()).toBe(first);
  writeFileSync(join(folder, "ris.ts"), "export const tag = 'T1';");
  const changed = version();
  writeFileSync(join(folder, "page.ts"), "");
  const added = version();
  rmSync(join(folder, "page.ts"));
  writeFileSync(join(folder, "pages.ts"), "");
  expect(new Set([first, changed, added, version()]).size).toBe(4);
  rmSync(join(folder, "pages.ts"));
  writeFileSync(join(folder, "ris.ts"), "export const tag = 'TI';");
  expect(version()).toBe(first);
});

test("every format's texts are kept under the version of all the sources that write them", () => {
  const sources = [new URL("../../src/citation/", import.meta.url), new URL("../../src/domain/", import.meta.url)];
  expect(WRITER_VERSION).toBe(sourcesVersion(sources));
  expect(WRITER_VERSION).toMatch(/^[0-9a-f]{12}$/);
  expect(textWriter(citationFormat("csv"))).toMatchObject({ format: "csv", version: WRITER_VERSION });
});
