import { AppError } from "../../domain/errors.ts";
import type { IncomingStudy, Origin } from "../ports.ts";

type Stored = { readonly origin: Origin; readonly version: number; readonly revised: string };

/**
 * True when what is stored must stay: a citation never replaces a record, an earlier PMID Version never a later one, and
 * within a version an earlier DateRevised (or none where there was one) never a later one.
 */
export function staleAgainst(stored: Stored, { study, origin }: IncomingStudy): boolean {
  if (origin === "landmark" && stored.origin !== "landmark") return true;
  if (origin !== "landmark" && stored.origin === "landmark") return false;
  if (study.version !== stored.version) return study.version < stored.version;
  return (study.revised ?? "") < stored.revised;
}

/** The demonstration has its own database; an invented study in a real one (or the reverse) is somebody's mistake. */
export function refuseMixture({ study, origin }: IncomingStudy, stored: Origin): void {
  if ((origin === "invented") === (stored === "invented")) return;
  throw new AppError(
    "conflict",
    `PMID ${study.pmid} is stored as ${stored} and arrived as ${origin}: invented and real studies never mix.`,
  );
}
