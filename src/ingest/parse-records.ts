import { setImmediate as breathe } from "node:timers/promises";
import { AppError } from "../domain/errors.ts";
import type { Study } from "../domain/study.ts";
import { studyFromXml } from "../pubmed/study-from-xml.ts";
import type { Tagging } from "../store/ports.ts";
import type { TagRecord } from "./tagging.ts";

/** A record as understood, tagged where the reader was given a tagger, or the sentence that says why it cannot be. */
export type Reading = { readonly study: Study; readonly tagging?: Tagging } | { readonly reason: string };

/** Reads records' XML, one answer for each, in their order; never throws for a broken one. */
export type ParseRecords = (raws: readonly string[]) => Promise<readonly Reading[]>;

/** One record's fault, whatever it is, must not stop the others. */
export function readRecord(raw: string, tag?: TagRecord): Reading {
  try {
    const study = studyFromXml(raw);
    return tag === undefined ? { study } : { study, tagging: tag(study) };
  } catch (error) {
    if (error instanceof AppError) return { reason: error.message };
    return { reason: `The record could not be understood: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

/** About ten milliseconds of parsing; then whoever waits for this thread has a turn. */
const AT_A_STRETCH = 20;

/** Parses on this thread. */
export const parseHere: ParseRecords = (raws) => readAll(raws);

/** Parses and tags on this thread. */
export function parseAndTag(tag: TagRecord): ParseRecords {
  return (raws) => readAll(raws, tag);
}

async function readAll(raws: readonly string[], tag?: TagRecord): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  for (const [index, raw] of raws.entries()) {
    if (index > 0 && index % AT_A_STRETCH === 0) await breathe();
    readings.push(readRecord(raw, tag));
  }
  return readings;
}
