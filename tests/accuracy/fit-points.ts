import { readFileSync, writeFileSync } from "node:fs";
import { MODELS } from "../../src/topic/models.ts";
import type { Points } from "../../src/topic/model-points.ts";
import { sharedData } from "../support/shared-data.ts";
import { isDevelopment, psynamic } from "./labels.ts";
import { mark, taskOf, train, type Mapping } from "./training.ts";

/** Fits every model's points on the development half of the labels and writes them where the tagger reads them. */
const folder = sharedData("labels");
if (folder === undefined) {
  process.stderr.write("The labels of ../shared/data are absent: points can't be fitted.\n");
  process.exit(1);
}
const mapping = JSON.parse(readFileSync(`${folder}/mapping.json`, "utf8")) as Mapping;
const everything = process.argv.includes("--all");
const records = mark(psynamic(folder).filter((record) => everything || isDevelopment(record.id)));

function line(points: Points): string {
  const sorted = Object.entries(points.points).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1));
  return [["bias", points.bias] as const, ...sorted].map(([name, value]) => `${name} ${value}`).join("; ");
}

const tables = MODELS.flatMap((model) => {
  const task = taskOf(mapping, model);
  return task === undefined ? [] : [`  "${model.facet}:${model.value}":\n    "${line(train(model, task, records))}",`];
});
writeFileSync(
  new URL("../../src/topic/points.ts", import.meta.url),
  `/**\n * Points of the models in models.ts, fitted by \`npm run accuracy -- --fit\` on ${everything ? "all" : "the development half of the"} labels; not written by hand.\n * "bias -1.2; route.iv 0.8; route.iv@title 0.4" reads: begin at -1.2, add 0.8 where the cue is found, 0.4 more where it stands in the title.\n */\nexport const POINTS: Readonly<Record<string, string>> = {\n${tables.join("\n")}\n};\n`,
);
process.stderr.write(`Fitted ${tables.length} models on ${records.length} records.\n`);
