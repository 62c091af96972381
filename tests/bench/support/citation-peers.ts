import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { cslItem } from "../../../src/citation/csl-json.ts";
import { ris } from "../../../src/citation/ris.ts";
import type { Study } from "../../../src/domain/study.ts";
import { leastTime, programTime } from "./cpu-time.ts";

/** citation-js writing from memory: milliseconds a format. */
export async function citationJsTimes(studies: readonly Study[], runs: number) {
  const cite = new Cite(studies.map(cslItem));
  const time = (format: "ris" | "bibtex" | "data") => leastTime(runs, () => cite.format(format));
  return { ris: await time("ris"), bibtex: await time("bibtex"), "csl-json": await time("data") };
}

/** bibutils' `xml2ris` over the same records as MODS; undefined where it is not installed. */
export function bibutilsTime(studies: readonly Study[]): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), "citation-bench-"));
  try {
    const [input, mods] = [join(folder, "in.ris"), join(folder, "in.xml")];
    writeFileSync(input, studies.map(ris.record).join(ris.between));
    const toMods = spawnSync("ris2xml", [input], { maxBuffer: 1 << 30 });
    if (toMods.error !== undefined) return undefined;
    writeFileSync(mods, toMods.stdout);
    return programTime(`xml2ris ${mods}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
