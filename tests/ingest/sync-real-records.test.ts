import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { importFiles } from "../../src/ingest/import-files.ts";
import { rawHashOf } from "../../src/ingest/raw-record.ts";
import type { Store } from "../../src/store/ports.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { recordsFromXml } from "../support/eutils/records-from-xml.ts";
import { sharedData } from "../support/shared-data.ts";
import { baseNeeds } from "./impatient.ts";
import { openLab } from "./lab.ts";

const files = ["real", "real_ketamine", "ketamine_rewrapped"].map((name) => sharedData(`pubmed/${name}.xml.gz`));
const present = files.filter((file) => file !== undefined);

test.skipIf(present.length < 3)(
  "a sync of all real records stores exactly what a direct import of their files stores (skipped where ../shared/data is absent)",
  async () => {
    // Some PMIDs stand in two files; the stand-in keeps the last, the import the record of the first, which alone has a DateRevised.
    const records = present.toReversed().flatMap((file) => recordsFromXml(gunzipSync(readFileSync(file)).toString("utf8")));
    const lab = await openLab({ records });
    const receipt = await lab.sync();
    expect(receipt).toMatchObject({
      state: "complete",
      count: lab.eutils.size(),
      ids: lab.eutils.size(),
      missing: [],
      quarantined: [],
    });

    const imported = openSqliteStore({ url: "sqlite::memory:" });
    const direct = await importFiles(present, {}, baseNeeds(imported, lab.now));
    expect(direct).toMatchObject({ state: "complete", fetched: records.length });
    expect(await contentOf(lab.store)).toEqual(await contentOf(imported));

    const again = await lab.sync({ full: true });
    expect(again).toMatchObject({ state: "complete", new: 0, changed: 0, unchanged: lab.eutils.size() });
  },
  60_000,
);

/** PMID and fingerprint, so that a failure prints no abstracts. */
async function contentOf(store: Store): Promise<readonly string[]> {
  const content: string[] = [];
  for await (const { study } of store.streamStudies()) content.push(`${study.pmid} ${rawHashOf(JSON.stringify(study))}`);
  return content.sort();
}
