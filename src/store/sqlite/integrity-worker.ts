import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { faults } from "./integrity.ts";

/** The other side of faultsElsewhere: one look at one file, then the thread ends. */
const answer = (): readonly string[] => {
  let db: Database.Database | undefined;
  try {
    db = new Database(String(workerData), { readonly: true, fileMustExist: true });
    return faults(db);
  } catch (error) {
    return [`the file cannot be read through: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    db?.close();
  }
};

parentPort?.postMessage(answer());
