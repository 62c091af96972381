import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runChild, type Run } from "./run-child.ts";

export type Scan = { readonly name: string; readonly run: (xml: string) => Promise<Run> };

const PYTHON = `
import sys, xml.parsers.expat
parser = xml.parsers.expat.ParserCreate()
parser.buffer_text = True
parser.StartElementHandler = lambda name, attributes: None
parser.EndElementHandler = lambda name: None
parser.CharacterDataHandler = lambda text: None
parser.ParseFile(open(sys.argv[1], "rb"))
`;

/** A scan of a whole file by expat: in C where a compiler and expat's headers are, else through Python's callbacks, else none. */
export function expatScan(folder: string): Scan | undefined {
  const program = join(folder, "expat-scan");
  const source = fileURLToPath(new URL("expat-scan.c", import.meta.url));
  if (spawnSync("cc", ["-O2", "-o", program, source, "-lexpat"]).status === 0)
    return { name: "expat in C, every event, nothing kept", run: (xml) => runChild(program, [xml]) };
  const script = join(folder, "expat-scan.py");
  writeFileSync(script, PYTHON);
  if (spawnSync("python3", ["-c", "import xml.parsers.expat"]).status === 0)
    return { name: "expat through Python's callbacks", run: (xml) => runChild("python3", [script, xml]) };
  return undefined;
}
