import { expect, test } from "vitest";
import { landmarkStudy } from "../../src/ingest/landmark-study.ts";
import { understand } from "../../src/search/understand.ts";
import { landmarks } from "../../src/topic/landmarks.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { realStudies } from "../support/real-studies.ts";

type Named = (typeof landmarks)[number] & { readonly pmid: string };

const known = landmarks.filter((landmark): landmark is Named => landmark.pmid !== undefined);
const firstAuthor = ({ authors }: Named) =>
  (authors[0] ?? "").replace(/ [A-Z]{1,4}(?:-[A-Z])?(?: (?:Jr|Sr|2nd|3rd|II|III))?$/, "");
/** Two papers of one author and year are told apart by their titles alone. */
const alike = (one: Named) => known.filter((other) => firstAuthor(other) === firstAuthor(one) && other.year === one.year).length;

const ways: readonly (readonly [string, (landmark: Named) => string | undefined])[] = [
  ["by its title", ({ title }) => title],
  ["by its title in quotes", ({ title }) => `"${title.replaceAll('"', "")}"[ti]`],
  ["by its registry id", ({ registrations }) => registrations?.[0]],
  ["by its DOI", ({ doi }) => doi],
  ["by first author and year", (landmark) => (alike(landmark) > 3 ? undefined : `${firstAuthor(landmark)} ${landmark.year}`)],
];

test("every landmark is found in the first three, by title, registry id, DOI, first author and year, among two thousand other records", async () => {
  const store = openSqliteStore({ url: "sqlite::memory:" });
  const others = (await realStudies()).map((study) => ({ study, raw: "", rawHash: "", origin: "pubmed" as const }));
  const batch = known.map((landmark) => ({ study: landmarkStudy(landmark), raw: "", rawHash: "", origin: "landmark" as const }));
  await store.saveStudies([...batch, ...others], "2026-11-22T04:17:00.000Z");

  const lost: string[] = [];
  let tried = 0;
  for (const landmark of known) {
    for (const [way, ask] of ways) {
      const typed = ask(landmark);
      if (typed === undefined) continue;
      tried += 1;
      const { plan, scored } = understand(typed, { today: "2026-11-23" });
      const { studies } = await store.searchStudies({ plan, scored, sort: "relevance", page: 1, perPage: 3 });
      if (!studies.some(({ study }) => study.pmid === landmark.pmid)) lost.push(`${landmark.pmid} ${way}: ${typed}`);
    }
  }
  expect(lost).toEqual([]);
  process.stdout.write(`${known.length} landmarks, ${tried} known-item searches, all in the first three.\n`);
}, 120_000);
