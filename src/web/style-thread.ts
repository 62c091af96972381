import { parentPort, workerData } from "node:worker_threads";
import { formatReferences } from "../citation/format-reference.ts";
import { AppError } from "../domain/errors.ts";
import type { StyleAnswer, StyleTask } from "./set-references.ts";

const { csl, studies } = workerData as StyleTask;

parentPort?.postMessage(answer());

function answer(): StyleAnswer {
  try {
    return { references: formatReferences(studies, { csl }) };
  } catch (error) {
    if (error instanceof AppError) return { refused: error.message };
    throw error;
  }
}
