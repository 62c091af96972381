import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { isPreprint } from "./notices.ts";

/** The four kinds of thing PubMed cites, as reference managers tell them apart. */
export type ItemType = "article" | "preprint" | "chapter" | "book";

export function itemType(study: Study): ItemType {
  if (study.kind === "article") return isPreprint(study) ? "preprint" : "article";
  const title = plainText(study.title).trim();
  return title === "" || title === plainText(study.book?.title ?? []).trim() ? "book" : "chapter";
}
