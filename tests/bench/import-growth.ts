import { median } from "./support/measure.ts";
import { grownDatabase } from "./support/grown-database.ts";
import { isQuick, temporaryFolder } from "./support/options.ts";
import { ourCommand, ourImport } from "./support/our-import.ts";
import { recordMill } from "./support/records.ts";
import { printTable } from "./support/table.ts";

/** What ten times the records cost `import`: in memory, and in time for a hundred new ones on top. */
const folder = temporaryFolder();
const mill = await recordMill(folder);
const [few, many] = isQuick ? [500, 5000] : [10_000, 100_000];
const rounds = isQuick ? 1 : 7;

async function grow(count: number) {
  const { database, firstImport } = await grownDatabase(folder, mill, count);
  return { database, seconds: firstImport?.seconds ?? Number.NaN, peakMb: firstImport?.peakMb ?? Number.NaN };
}

const small = await grow(few);
const large = await grow(many);
const added: Record<"small" | "large" | "start", number[]> = { small: [], large: [], start: [] };
for (let round = 0; round < rounds; round += 1) {
  const hundred = await mill.write("hundred.xml", 100, 40_000_000 + round * 100);
  added.small.push((await ourImport(hundred.path, small.database, { fresh: false })).seconds);
  added.large.push((await ourImport(hundred.path, large.database, { fresh: false })).seconds);
  added.start.push((await ourCommand(["status"], large.database)).seconds);
}
const start = median(added.start);
const [onSmall, onLarge] = [median(added.small), median(added.large)];

printTable(
  `import into a database of its own size (${mill.kind})`,
  ["records", "first import, s", "records/s", "peak MB", "100 new ones on top, s", "without the program's start"],
  [
    [few, small.seconds, few / small.seconds, small.peakMb, onSmall, onSmall - start],
    [many, large.seconds, many / large.seconds, large.peakMb, onLarge, onLarge - start],
  ],
);
printTable(
  "goals",
  ["goal", "measured", "wanted"],
  [
    [`peak memory, ${many} ÷ ${few}`, large.peakMb / small.peakMb, "≤ 1.2"],
    [`100 new records, into ${many} ÷ into ${few}`, onLarge / onSmall, "≤ 1.3"],
  ],
);
