import { expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { titleText } from "../../src/domain/study-text.ts";
import { readRecord } from "../../src/ingest/parse-records.ts";
import { reparse } from "../../src/ingest/reparse.ts";
import { baseNeeds } from "./impatient.ts";
import { inventedRecord, inventedRecords } from "./invented-record.ts";
import { openLab } from "./lab.ts";

test("a better parser is replayed over what is stored, without the network, and frees what it can now read", async () => {
  const lab = await openLab({
    records: [...inventedRecords(300), inventedRecord({ pmid: 900 }).replace("<ArticleTitle>", "<ArticleTitle><nowhere>")],
  });
  await lab.sync();
  const asked = lab.eutils.log.length;
  const better = {
    ...baseNeeds(lab.store, lab.now),
    parse: (raws: readonly string[]) =>
      Promise.resolve(
        raws.map((raw) => {
          const reading = readRecord(raw.replace("<nowhere>", ""));
          return "study" in reading
            ? { study: { ...reading.study, title: [`${titleText(reading.study)} Read better.`] } }
            : reading;
        }),
      ),
  };
  expect(await reparse({}, better)).toMatchObject({ state: "complete", changed: 300, new: 1, quarantined: [] });
  expect(lab.eutils.log).toHaveLength(asked);
  expect((await lab.store.findStudy(toPmid("7")))?.study.title).toEqual(["An invented study, number 7. Read better."]);
  expect(await lab.store.listQuarantined()).toEqual([]);
  expect(await reparse({}, better)).toMatchObject({ state: "complete", changed: 0, new: 0 });
});
