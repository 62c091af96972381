import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runChild } from "../run-child.ts";
import type { Peer, PeerTimes } from "./peer.ts";

const SCRIPT = fileURLToPath(new URL("ask-xapian.py", import.meta.url));
/** Debian's, which has the module python3-xapian. */
const PYTHON = "/usr/bin/python3";

export const xapian: Peer = {
  name: "Xapian",
  counts: "one facet",
  missing: () =>
    spawnSync(PYTHON, ["-c", "import xapian"]).status === 0 ? undefined : "Xapian for Python (python3-xapian) is not installed",
  build: async (folder, lines) => {
    await runChild(PYTHON, [SCRIPT, "build", folder, lines]);
  },
  ask: async (folder, queries, seconds) => {
    const { stdout } = await runChild(PYTHON, [SCRIPT, "ask", folder, JSON.stringify(queries), String(seconds)]);
    return JSON.parse(stdout) as PeerTimes;
  },
};
