import type { Study } from "../../../src/domain/study.ts";
import { expectedFields, type Fields } from "./expected.ts";

type Field = keyof Fields;

/** A difference that is known, with its reason; `when` must recognise it, so that nothing else hides behind it. */
export type Exception = {
  readonly field: Field;
  readonly reason: string;
  readonly when: (difference: { readonly study: Study; readonly expected: string; readonly read: string }) => boolean;
};

export type Verdict = {
  readonly unexplained: readonly string[];
  /** One line a field: how many records carry it, how many came back equal, how many differ by which known reason. */
  readonly table: readonly string[];
};

/** Every field of every study against what the importer read; `read` gives the fields this importer can show at all. */
export function compare(
  studies: readonly Study[],
  read: (study: Study) => Fields | undefined,
  fields: readonly Field[],
  exceptions: readonly Exception[],
): Verdict {
  const unexplained: string[] = [];
  const counts = new Map<string, { carried: number; equal: number; reasons: Map<string, number> }>();
  for (const study of studies) {
    const found = read(study);
    if (found === undefined) {
      unexplained.push(`${study.pmid}: the record is missing`);
      continue;
    }
    const expected = expectedFields(study);
    for (const field of fields) {
      const [should, is] = [text(expected[field]), text(found[field])];
      const count = counts.get(field) ?? { carried: 0, equal: 0, reasons: new Map<string, number>() };
      counts.set(field, count);
      if (should === "" && is === "") continue;
      count.carried += 1;
      if (should === is) {
        count.equal += 1;
        continue;
      }
      const exception = exceptions.find((known) => known.field === field && known.when({ study, expected: should, read: is }));
      if (exception === undefined) unexplained.push(`${study.pmid} ${field}: ${should} <> ${is}`);
      else count.reasons.set(exception.reason, (count.reasons.get(exception.reason) ?? 0) + 1);
    }
  }
  return { unexplained, table: [...counts].map(([field, count]) => line(field, count)) };
}

export function report(title: string, { unexplained, table }: Verdict): readonly string[] {
  const shown = unexplained.slice(0, 20).map((difference) => difference.slice(0, 600));
  console.info([`${title}:`, ...table, ...shown.map((difference) => `UNEXPLAINED ${difference}`)].join("\n  "));
  return shown;
}

function text(value: string | readonly string[] | undefined): string {
  return value === undefined ? "" : typeof value === "string" ? value : value.join(" ; ");
}

function line(
  field: string,
  { carried, equal, reasons }: { carried: number; equal: number; reasons: ReadonlyMap<string, number> },
): string {
  const known = [...reasons].map(([reason, times]) => `${times} × ${reason}`);
  return [`${field.padEnd(13)} ${equal} of ${carried} equal`, ...known].join("; ");
}
