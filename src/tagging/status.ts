import type { Tag } from "../domain/tag.ts";
import type { RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import type { Hit } from "./text/hits.ts";

const VALUES = ["retracted", "expression-of-concern", "corrected", "republished", "preprint", "has-update"];

/** Publication types, correction entries, and for a retraction the title's own prefix. A notice has no status: it gives one. */
export function tagStatus({ reading, designs }: RecordReading): Tag[] {
  const notice = designs.some((design) => design.value === "notice");
  return VALUES.flatMap((value) => {
    const hits = reading.hits(`status.${value}`).filter((hit) => counts(hit, value));
    return notice ? [] : (tagOf(reading, "status", value, hits) ?? []);
  });

  function counts(hit: Hit, value: string): boolean {
    const word = reading.document.words[hit.from];
    const field = word === undefined ? undefined : reading.document.sources[word.source]?.field;
    if (field === "publicationTypes") return value !== "expression-of-concern";
    if (field === "corrections") return word?.start === 0;
    return field === "title" && value === "retracted" && word?.start !== undefined && word.start < 2 && isPrefix(hit);
  }

  /** "RETRACTED: …", "[Retracted] …", "Retracted article: …" — never "Retracted nipples". */
  function isPrefix(hit: Hit): boolean {
    const last = reading.document.words[hit.to];
    const text = last === undefined ? "" : (reading.document.sources[last.source]?.text ?? "");
    return last !== undefined && /^(?:\s+article)?\s*[:\]]/i.test(text.slice(last.end, last.end + 20));
  }
}
