import type { Designed } from "../designed.ts";

export type RegistrationFound = { readonly id: string; readonly source: number; readonly start: number; readonly end: number };

/** Spellings of the registries of the WHO network; ids are upper-cased and freed of spaces. One \b before all of them passes over most letters at once. */
const PATTERN =
  /\b(?:NCT\s?\d{8}|ISRCTN\s?\d{8}|ACTRN\s?\d{14}p?|ChiCTR[-\s]?(?:[A-Z]{2,4}-?)?\d{8,10}|DRKS\s?\d{8}|(?:UMIN|jRCTs?|JapicCTI-|JMA-IIA)\s?\d{6,12}|IRCT\s?\d{8,16}N\d{1,3}|CTRI\/\d{4}\/\d{2,3}\/\d{6}|PACTR\s?\d{15,16}|KCT\s?\d{7}|TCTR\s?\d{11}|RBR-[0-9a-z]{6,8}|SLCTR\/\d{4}\/\d{3}|NTR\s?\d{3,5}|NL\d{4,5}(?=\b.{0,40}[Rr]egist)|20\d{2}-\d{6}-\d{2}(?:-\d{2})?)\b/gi;

/** Registry ids that stand in the title or the abstract, each once. */
export function findRegistrations({ reading }: Designed): RegistrationFound[] {
  const seen = new Set<string>();
  return reading.document.sources.flatMap((source, index) => {
    if (source.field !== "title" && source.field !== "abstract") return [];
    return [...source.text.matchAll(PATTERN)].flatMap((match) => {
      const id = canonical(match[0]);
      if (seen.has(id)) return [];
      seen.add(id);
      return [{ id, source: index, start: match.index, end: match.index + match[0].length }];
    });
  });
}

function canonical(written: string): string {
  const id = written.replace(/\s/g, "");
  const known = /^(?:chictr|jrcts?)/i.exec(id)?.[0];
  if (known === undefined) return /^rbr-/i.test(id) ? `RBR-${id.slice(4)}` : id.toUpperCase();
  if (/^chictr/i.test(known)) return `ChiCTR${id.slice(6).toUpperCase()}`;
  return `jRCT${id.slice(4)}`;
}
