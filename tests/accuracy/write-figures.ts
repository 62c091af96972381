import { writeFileSync } from "node:fs";
import { figure, type Figure, type Judged } from "./score.ts";
import type { Question } from "./tasks.ts";

/** How many abstracts points are learnt from: labelled by experts, and read by the makers of this program. */
export type LearntFrom = { readonly experts: number; readonly makers: number };

export type FiguresOf = { readonly question: Question; readonly held: readonly Judged[]; readonly crossed: readonly Judged[] };

/** Keeps the figures of this run for the page /about/accuracy, with their date and sample sizes. */
export function writeFigures(all: readonly FiguresOf[], learntFrom: LearntFrom, now: Date): void {
  const tasks = all.map(({ question, held, crossed }) => {
    const labels = [...new Set(crossed.flatMap((one) => [...one.gold, ...one.predicted]))].sort();
    return {
      name: question.name,
      ...(question.bert === undefined ? {} : { bert: question.bert }),
      records: { heldOut: held.length, crossValidated: crossed.length },
      figures: [undefined, ...labels].map((label) => ({
        label: label ?? "all together",
        heldOut: rounded(figure(held, label)),
        crossValidated: rounded(figure(crossed, label)),
      })),
    };
  });
  const text = JSON.stringify({ measuredOn: now.toISOString().slice(0, 10), learntFrom, tasks }, null, 2);
  writeFileSync(new URL("figures.json", import.meta.url), `${text}\n`);
}

function rounded({ precision, recall, f1, low, high, support }: Figure): Omit<Figure, "label"> {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return { precision: round(precision), recall: round(recall), f1: round(f1), low: round(low), high: round(high), support };
}
