import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import type { CitationWriter } from "../../../src/citation/citation-format.ts";
import { writeCitations } from "../../../src/citation/write-citations.ts";
import type { Study } from "../../../src/domain/study.ts";
import { sharedData } from "../../support/shared-data.ts";

/** A describe that runs where the real records and the importer are, and says why not elsewhere. */
export function describeImporter(program: string, probe: readonly string[], title: string, body: () => void): void {
  const reason = whyNot(program, probe);
  if (reason !== undefined) console.warn(`Not checked: ${title} (${reason}).`);
  describe.skipIf(reason !== undefined)(title, body);
}

function whyNot(program: string, probe: readonly string[]): string | undefined {
  if (sharedData("pubmed/real.xml.gz") === undefined) return "../shared/data is absent";
  const { error, status } = spawnSync(program, probe, { stdio: "ignore" });
  if (error !== undefined) return `${program} is not installed`;
  return status === 0 ? undefined : `${[program, ...probe].join(" ")} does not work`;
}

/** What the program prints for all studies in one file. Importers that end with an error fail the test. */
export async function imported(
  program: string,
  args: readonly string[],
  writer: CitationWriter,
  studies: readonly Study[],
): Promise<string> {
  let text = "";
  for await (const piece of writeCitations(writer, studies)) text += piece;
  const file = join(mkdtempSync(join(tmpdir(), "citations-")), "export");
  writeFileSync(file, text);
  const { stdout, stderr, status } = spawnSync(program, [...args, file], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}: ${stderr.slice(-2000)}`);
  return stdout.replace(/^\ufeff/, "");
}
