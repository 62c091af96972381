import { csvCell } from "../../citation/csv.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { StudyFacts } from "../../store/ports.ts";
import type { Group } from "../evidence-table.ts";
import { COLUMNS } from "./evidence-columns.ts";
import { studyAddress } from "./links.ts";

/** The columns that hold words of the table, under names a spreadsheet or a script can use. */
const NAMED = COLUMNS.filter(({ name }) => name !== "study");

export const EVIDENCE_CSV_HEAD = `${[
  "pmid",
  "trials",
  "other_pmids",
  "title",
  "published",
  "level",
  ...NAMED.flatMap(({ name }) => [name, `${name}_quote`]),
  "url",
].join(",")}\r\n`;

/** One row (RFC 4180); what is not stated is empty. Beside each value stand the words it rests on. */
export function evidenceCsvRow({ main, others, trials }: Group, facts: ReadonlyMap<Pmid, StudyFacts>, publicUrl: string): string {
  const study = facts.get(main);
  if (study === undefined) return "";
  const level = study.tags.find(({ facet }) => facet === "evidence")?.value ?? "";
  const words = NAMED.flatMap(({ stated }) => {
    const said = stated(study);
    return [
      said.map(({ text }) => text).join("; "),
      said
        .map(({ quote }) => quote)
        .filter(Boolean)
        .join(" "),
    ];
  });
  const cells = [
    main,
    trials.join("; "),
    others.join("; "),
    study.title,
    study.published,
    level,
    ...words,
    publicUrl + studyAddress(main),
  ];
  return `${cells.map(csvCell).join(",")}\r\n`;
}
