import type { Database } from "better-sqlite3";
import type { Facts } from "../../domain/facts.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { Said, StatedName, StatedValue } from "../ports.ts";
import { pmidOf, pmidOfId } from "./study-rows.ts";

type Row = { readonly value: string | number | null; readonly more: string | number | null; readonly ids: string };

/** Each walks along an index that holds all it asks for (0011): a row for each distinct value, never one for each study. */
export const STATED: Readonly<Record<StatedName, string>> = {
  published:
    "SELECT published AS value, NULL AS more, group_concat(id) AS ids FROM study_search WHERE published > 0 GROUP BY published",
  participants:
    "SELECT participants AS value, NULL AS more, group_concat(id) AS ids FROM study_search WHERE participants IS NOT NULL GROUP BY participants",
  dose: facts("$.doses[0].unit", "$.doses[0].amount", "facts ->> '$.doses[0].unit' IS NOT NULL"),
  sessions: facts("$.sessions"),
  comparator: facts("$.comparator"),
  primaryScale: facts("$.primaryScale"),
  masking: facts(
    "$.blinding",
    "$.maskingChecked",
    "facts ->> '$.blinding' IS NOT NULL OR facts ->> '$.maskingChecked' IS NOT NULL",
  ),
};

function facts(path: string, more?: string, where = `facts ->> '${path}' IS NOT NULL`): string {
  const [second, group] = more === undefined ? ["NULL", "1"] : [`facts ->> '${more}'`, "1, 2"];
  return `SELECT facts ->> '${path}' AS value, ${second} AS more, group_concat(pmid) AS ids FROM study_tags WHERE ${where} GROUP BY ${group}`;
}

const READ: Readonly<Record<StatedName, (value: string | number, more: string | number | null) => Said>> = {
  published: (value) => ({ published: Number(value) }),
  participants: (value) => ({ participants: Number(value) }),
  dose: (value, more) => ({ dose: { unit: String(value), amount: Number(more) } }),
  sessions: (value) => ({ sessions: Number(value) }),
  comparator: (value) => ({ comparator: String(value) }),
  primaryScale: (value) => ({ primaryScale: String(value) }),
  masking: (value, more) => ({
    ...(value !== "" && { blinding: value as NonNullable<Facts["blinding"]> }),
    ...(more !== null && { maskingChecked: true }),
  }),
};

const ROW_IDS: ReadonlySet<StatedName> = new Set(["published", "participants"]);

/** What studies state of one thing, value by value. */
export function statedValues(db: Database) {
  const names = Object.keys(STATED) as readonly StatedName[];
  const statements = new Map(names.map((name) => [name, db.prepare<[], Row>(STATED[name])]));
  return {
    listStated: (name: StatedName): readonly StatedValue[] => {
      const pmid: (id: number) => Pmid = ROW_IDS.has(name) ? pmidOfId : pmidOf;
      return (statements.get(name)?.all() ?? []).map(({ value, more, ids }) => ({
        said: READ[name](value ?? "", more),
        pmids: ids.split(",").map((id) => pmid(Number(id))),
      }));
    },
  };
}
