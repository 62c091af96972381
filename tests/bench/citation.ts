import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-ris";
import { cslItem } from "../../src/citation/csl-json.ts";
import { CITATION_FORMATS } from "../../src/citation/formats.ts";
import { formatReference } from "../../src/citation/format-reference.ts";
import { ris } from "../../src/citation/ris.ts";
import { writeCitations } from "../../src/citation/write-citations.ts";
import type { CitationWriter } from "../../src/citation/citation-format.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Study } from "../../src/domain/study.ts";
import { realStudies } from "../support/real-studies.ts";
import { tortureStudies } from "../citation/torture/torture.ts";

const COUNT = 10_000;
const RUNS = 8;

/** The least processor time of some runs, in milliseconds: it does not depend on what else the machine does. */
async function leastTime(runs: number, work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const began = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** The processor time of another program, in milliseconds, as bash's `time` tells it; undefined where it cannot run. */
function programTime(command: string): number | undefined {
  const { stderr, status } = spawnSync("bash", ["-c", `TIMEFORMAT='%U %S'; time ${command} >/dev/null 2>&1`], {
    encoding: "utf8",
  });
  const [user, system] = stderr.trim().split(" ").map(Number);
  return status === 0 && user !== undefined && system !== undefined ? (user + system) * 1000 : undefined;
}

async function written(writer: CitationWriter, studies: readonly Study[]): Promise<number> {
  let characters = 0;
  for await (const piece of writeCitations(writer, studies)) characters += piece.length;
  return characters;
}

const real = await realStudies();
const source = real.length > 0 ? real : tortureStudies().map(([, study]) => study);
console.log(
  `${COUNT} studies, ${real.length > 0 ? `${real.length} real records` : "the invented torture set"} repeated; processor time, least of ${RUNS} runs.`,
);
const studies = Array.from({ length: COUNT }, (_, at) => source[at % source.length])
  .filter((study) => study !== undefined)
  .map((study, at): Study => ({ ...study, pmid: toPmid(String(at + 1)) }));

let risTime = 0;
for (const { name, writer } of CITATION_FORMATS) {
  const time = await leastTime(RUNS, () => written(writer, studies));
  if (name === "ris") risTime = time;
  const megabytes = (await written(writer, studies)) / 1e6;
  console.log(`${name.padEnd(9)} ${time.toFixed(0).padStart(5)} ms  ${megabytes.toFixed(1).padStart(5)} million characters`);
}

const items = studies.map(cslItem);
const cite = new Cite(items);
const theirs = await leastTime(RUNS, () => cite.format("ris"));
console.log(
  `citation-js to RIS, from memory: ${theirs.toFixed(0)} ms, ${(theirs / risTime).toFixed(1)} times ours (goal: at least 5)`,
);

const folder = mkdtempSync(join(tmpdir(), "citation-bench-"));
try {
  writeFileSync(join(folder, "in.ris"), studies.map(ris.record).join(ris.between));
  const [input, mods] = [join(folder, "in.ris"), join(folder, "in.xml")];
  const toMods = spawnSync("ris2xml", [input], { maxBuffer: 1 << 30 });
  if (toMods.error === undefined) writeFileSync(mods, toMods.stdout);
  const time = toMods.error === undefined ? programTime(`xml2ris ${mods}`) : undefined;
  if (time === undefined) console.log("bibutils xml2ris: not measured, bibutils is not installed.");
  else console.log(`bibutils xml2ris: ${time.toFixed(0)} ms, ${(time / risTime).toFixed(0)} times ours (goal: at least 50)`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const few = studies.slice(0, 200);
const styled = await leastTime(2, () => {
  few.forEach((study) => formatReference(study, "ama"));
});
console.log(`One reference in AMA: ${(styled / few.length).toFixed(2)} ms (citeproc, text and HTML)`);
