import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

const Row = z.tuple([
  z.coerce.number().int(),
  z.iso.date(),
  z.string().regex(/^\d+$/),
  z.string(),
  z.enum(["right", "wrong"]),
  z.string(),
]);

/** Filled cells of the evidence table that this program’s makers read beside their abstracts: how many, and which were wrong. */
export type CellReading = {
  readonly seed: number;
  readonly on: string;
  readonly read: number;
  readonly wrong: readonly { readonly pmid: string; readonly fact: string; readonly why: string }[];
};

/** The readings that `npm run accuracy -- --cells` was drawn for, in their order; none where the file is absent. */
export function readCellReadings(file: URL): readonly CellReading[] {
  if (!existsSync(file)) return [];
  const [, ...lines] = readFileSync(file, "utf8").replace(/\n$/, "").split("\n");
  const rows = lines.map((line) => Row.parse(line.split("\t")));
  return [...new Set(rows.map(([seed]) => seed))].map((seed) => {
    const own = rows.filter(([drawn]) => drawn === seed);
    const wrong = own.filter(([, , , , verdict]) => verdict === "wrong").map(([, , pmid, fact, , why]) => ({ pmid, fact, why }));
    return { seed, on: own[0]?.[1] ?? "", read: own.length, wrong };
  });
}
