import { CITATION_FORMATS } from "../../citation/formats.ts";
import type { CitationChange, Turn } from "../../citation/cited-fields.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { Study } from "../../domain/study.ts";
import type { KeptExport } from "../../store/export-ports.ts";
import { pubmedAddress, studyAddress } from "./links.ts";
import { studyTitle } from "./title.ts";
import { capitalised, counted, day } from "./words.ts";

/** What became of one study since it was taken. */
export type Since =
  | { readonly kind: "same"; readonly study: Study }
  | { readonly kind: "changed"; readonly study: Study; readonly mergedFrom?: Pmid; readonly change: CitationChange }
  | { readonly kind: "gone"; readonly pmid: Pmid; readonly title: string };

/** A link keeps what each citation said, some 600 bytes a study. */
export const MOST_KEPT = 1000;

const LABELS = {
  retracted: { text: "Retracted", tone: "alarm" },
  gone: { text: "Deleted from PubMed", tone: "alarm" },
  concern: { text: "Expression of concern", tone: "alarm" },
  corrected: { text: "Corrected", tone: "warn" },
  republished: { text: "Republished", tone: "warn" },
  "has-update": { text: "Has an update", tone: "warn" },
  reinstated: { text: "No longer marked as retracted", tone: "warn" },
  final: { text: "Final: no longer ahead of print", tone: "plain" },
  merged: { text: "Merged into another record", tone: "plain" },
  notices: { text: "New notice", tone: "plain" },
  fields: { text: "Citation changed", tone: "plain" },
} as const satisfies Readonly<Record<Turn | "gone" | "merged", { text: string; tone: string }>>;

const GRAVITY = Object.keys(LABELS);

export function keptExportPage(kept: KeptExport, since: readonly Since[], token: string) {
  const news = since
    .filter((one) => one.kind !== "same")
    .map((one) => ({ one, turns: turnsOf(one) }))
    .sort((a, b) => rank(a.turns) - rank(b.turns));
  const address = `/exports/${token}`;
  const gone = since.filter(({ kind }) => kind === "gone").length;
  return {
    heading: news.length === 0 ? "Nothing has changed" : `${capitalised(counted(news.length, "study", "studies"))} changed`,
    taken: counted(kept.taken.length, "study", "studies"),
    at: day(kept.at),
    format: CITATION_FORMATS.find(({ name }) => name === kept.format)?.label ?? kept.format,
    changed: news.map(({ one, turns }) => ({ ...entry(one), labels: turns.map((turn) => LABELS[turn]) })),
    same: since.flatMap((one) => (one.kind === "same" ? [reference(one.study)] : [])),
    formats: CITATION_FORMATS.map(({ name, label }) => ({ name, label, selected: name === kept.format })),
    again: gone === since.length ? undefined : `${address}/again`,
    onlyChanged: news.length > gone,
    leftOut:
      gone === 0 ? undefined : `${capitalised(counted(gone, "deleted study", "deleted studies"))} cannot be exported again.`,
    erase: `${address}/erase`,
  };
}

function turnsOf(one: Since): readonly (keyof typeof LABELS)[] {
  if (one.kind === "gone") return ["gone"];
  if (one.kind === "same") return [];
  // "New notice" says nothing that a graver label does not say already.
  const turns = one.change.turns.filter((turn, index) => index === 0 || turn !== "notices");
  return one.mergedFrom === undefined ? turns : [...turns, "merged"];
}

const rank = (turns: readonly string[]): number => Math.min(...turns.map((turn) => GRAVITY.indexOf(turn)));

function entry(one: Since) {
  if (one.kind === "gone")
    return { pmid: one.pmid, href: pubmedAddress(one.pmid), titleText: one.title, said: [], unsaid: [], fields: [] };
  if (one.kind === "same") return { ...reference(one.study), said: [], unsaid: [], fields: [] };
  const { said, unsaid, fields } = one.change;
  const merged = one.mergedFrom === undefined ? [] : [`PubMed merged PMID ${one.mergedFrom} into this record.`];
  return {
    ...reference(one.study),
    said: [...said, ...merged],
    unsaid,
    fields: fields.map(({ name, before, after }) => ({ name: capitalised(name), before: orNone(before), after: orNone(after) })),
  };
}

function reference(study: Study) {
  return { pmid: study.pmid, href: studyAddress(study.pmid), titleText: studyTitle(study).titleText };
}

const orNone = (text: string): string => (text === "" ? "none" : text);
