import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

const Measured = z.object({
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  low: z.number(),
  high: z.number(),
  support: z.number(),
});

const Figures = z.object({
  measuredOn: z.string(),
  /** How many abstracts points are learnt from: labelled by experts, and read by the makers of this program. */
  learntFrom: z.object({ experts: z.number(), makers: z.number() }),
  tasks: z.array(
    z.object({
      name: z.string(),
      bert: z.number().optional(),
      records: z.object({ heldOut: z.number(), crossValidated: z.number() }),
      figures: z.array(z.object({ label: z.string(), heldOut: Measured, crossValidated: Measured })),
    }),
  ),
});

/** The last committed figures of `npm run accuracy`. */
export type AccuracyFigures = z.infer<typeof Figures>;

/** Undefined where none are committed: then the page says so. A file that is none of ours stops the start. */
export function readAccuracyFigures(file: URL): AccuracyFigures | undefined {
  return existsSync(file) ? Figures.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}
