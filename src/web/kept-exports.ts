import { createHash } from "node:crypto";
import { citationChange, citedFields } from "../citation/cited-fields.ts";
import { AppError } from "../domain/errors.ts";
import type { Study } from "../domain/study.ts";
import type { KeptExport } from "../store/export-ports.ts";
import { findStudy } from "./find-study.ts";
import type { WebStore } from "./needs.ts";
import type { Since } from "./pages/kept-export-page.ts";

/** 32 random bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** What the store keeps of a token: from a copy of the database no link can be made. */
export function exportHash(token: string): Uint8Array {
  if (!TOKEN.test(token)) throw new AppError("not_found", UNKNOWN);
  return new Uint8Array(createHash("sha256").update(token).digest());
}

export const UNKNOWN = "This link is not valid: it is incomplete, was changed, or what it stood for has been erased.";

export function taken(studies: readonly Study[]): KeptExport["taken"] {
  return studies.map((study) => ({ pmid: study.pmid, cited: citedFields(study) }));
}

/** What became of each study since it was taken, in the order taken. */
export async function sinceTaken(
  kept: KeptExport,
  store: Pick<WebStore, "findStudy" | "findReplacement">,
): Promise<readonly Since[]> {
  const news: Since[] = [];
  for (const one of kept.taken) news.push(await becomeOf(one, store));
  return news;
}

async function becomeOf(
  { pmid, cited }: KeptExport["taken"][number],
  store: Pick<WebStore, "findStudy" | "findReplacement">,
): Promise<Since> {
  const found = await findStudy(pmid, store);
  const now = found.kind === "merged" ? await findStudy(found.into, store) : found;
  if (now.kind !== "here") return { kind: "gone", pmid, title: cited.fields["title"] ?? `PMID ${pmid}` };
  const { study } = now.stored;
  const change = citationChange(cited, study);
  if (found.kind === "merged") {
    return { kind: "changed", study, mergedFrom: pmid, change: change ?? { turns: [], said: [], unsaid: [], fields: [] } };
  }
  return change === undefined ? { kind: "same", study } : { kind: "changed", study, change };
}
