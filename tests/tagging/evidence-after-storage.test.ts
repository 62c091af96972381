import { expect, onTestFinished, test } from "vitest";
import type { Evidence } from "../../src/domain/tag.ts";
import type { Study } from "../../src/domain/study.ts";
import { abstractText, titleText } from "../../src/domain/study-text.ts";
import { tagger } from "../../src/ingest/tagging.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { taggerInputFromStudy } from "../../src/tagging/tagger-input.ts";
import { markedSections } from "../../src/web/pages/abstracts.ts";
import { quotesIn } from "../../src/web/pages/quotes.ts";
import { realStudies } from "../support/real-studies.ts";
import { incoming } from "../support/study-factory.ts";

const studies = await realStudies();
if (studies.length === 0) console.warn("../shared/data is absent: evidence over real records is not tested here.");

/** What the offsets of a quote refer to, read anew from the stored study. */
function sourceOf(study: Study, { field, index = 0 }: Evidence): string | undefined {
  const input = taggerInputFromStudy(study);
  if (field === "title") return titleText(study);
  if (field === "abstract") return abstractText(study);
  return field === "mesh" ? input.mesh[index]?.descriptor : input[field]?.[index];
}

test.skipIf(studies.length === 0)(
  "every quote of every real record, read back from the store, is the slice it says, and stands marked on its page",
  async () => {
    const store = openSqliteStore({ url: "sqlite::memory:" });
    onTestFinished(() => store.close());
    const tag = tagger("v1");
    const batch = studies.map((study) => ({ ...incoming({}, { raw: study.pmid }), study, tagging: tag(study) }));
    await store.saveStudies(batch, "2026-11-23T04:17:00.000Z");
    let quotes = 0;
    const wrong: string[] = [];
    for await (const { study, tags, facts } of store.streamStudies()) {
      const evidence = [...tags.flatMap((one) => one.evidence), ...Object.values(facts?.quotes ?? {}).flat()];
      for (const quote of evidence) {
        quotes += 1;
        const source = sourceOf(study, quote);
        if (quote.text === "" || source?.slice(quote.start, quote.end) !== quote.text)
          wrong.push(`${study.pmid} ${quote.field} ${quote.start}–${quote.end} “${quote.text}”`);
      }
      const marked = quotesIn("abstract", abstractText(study), tags, facts);
      const html = markedSections(study.abstract, marked)
        .map(({ labelHtml, html: text }) => labelHtml + text)
        .join("");
      for (const { id } of marked)
        if (html.split(`id="${id}"`).length !== 2) wrong.push(`${study.pmid} #${id} is not on the page once`);
    }
    expect(wrong).toEqual([]);
    expect(quotes).toBeGreaterThan(studies.length);
  },
  120_000,
);
