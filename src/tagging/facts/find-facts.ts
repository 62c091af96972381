import type { Facts } from "../../domain/facts.ts";
import type { RecordReading } from "../record.ts";

export function findFacts(_record: RecordReading): Facts {
  return { doses: [], registrations: [], quotes: {} };
}
