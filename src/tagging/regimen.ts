import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";

export function tagRegimen(record: RecordReading): Tag[] {
  return weighedTags(record, "regimen");
}
