import { CITATION_FORMATS } from "../../src/citation/formats.ts";
import { formatReference } from "../../src/citation/format-reference.ts";
import { writeCitations } from "../../src/citation/write-citations.ts";
import type { CitationWriter } from "../../src/citation/citation-format.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Study } from "../../src/domain/study.ts";
import { realStudies } from "../support/real-studies.ts";
import { bibutilsTime, citationJsTimes } from "./support/citation-peers.ts";
import { leastTime } from "./support/cpu-time.ts";
import { tortureStudies } from "../citation/torture/torture.ts";

const COUNT = 10_000;
const RUNS = 8;

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

const { ris: theirs } = await citationJsTimes(studies, RUNS);
console.log(
  `citation-js to RIS, from memory: ${theirs.toFixed(0)} ms, ${(theirs / risTime).toFixed(1)} times ours, from memory too`,
);

const bibutils = bibutilsTime(studies);
if (bibutils === undefined) console.log("bibutils xml2ris: not measured, bibutils is not installed.");
else console.log(`bibutils xml2ris: ${bibutils.toFixed(0)} ms, ${(bibutils / risTime).toFixed(0)} times ours`);

const few = studies.slice(0, 200);
const styled = await leastTime(2, () => {
  few.forEach((study) => formatReference(study, "ama"));
});
console.log(`One reference in AMA: ${(styled / few.length).toFixed(2)} ms (citeproc, text and HTML)`);
