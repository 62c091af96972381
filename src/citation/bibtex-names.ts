import type { Contributor } from "../domain/author.ts";
import type { Study } from "../domain/study.ts";
import { latexText, type LatexDialect } from "./latex-escape.ts";
import { collectiveName, givenName } from "./names.ts";
import { oneLine } from "./one-line.ts";

/** "van der Kolk, Jr, Bessel A and {STAR*D Investigators}"; an incomplete list ends "and others". */
export function bibtexNames(contributors: readonly Contributor[], dialect: LatexDialect): string {
  return contributors.map((contributor) => bibtexName(contributor, dialect)).join(" and ");
}

export function bibtexAuthors(study: Study, dialect: LatexDialect): string {
  const names = bibtexNames(study.authors, dialect);
  return names === "" || study.authorsComplete ? names : `${names} and others`;
}

function bibtexName(contributor: Contributor, dialect: LatexDialect): string {
  // Two braces in all with the field's own: one name, never split at "and", a comma or a space.
  if (contributor.kind === "collective") return `{${latexText(collectiveName(contributor), dialect)}}`;
  const { name } = contributor;
  const given = givenName(name);
  const family = oneLine(name.family);
  if (given === undefined && name.suffix === undefined) return single(family, dialect);
  const suffix = name.suffix === undefined ? "" : ` ${guarded(name.suffix, dialect)},`;
  // A suffix needs two commas, and nothing after the second one is an error to BibTeX.
  return `${guarded(family, dialect)},${suffix} ${given === undefined ? "{}" : guarded(given, dialect)}`;
}

function single(name: string, dialect: LatexDialect): string {
  return /\s/.test(name) ? `{${latexText(name, dialect)}}` : guarded(name, dialect);
}

/** Braces where BibTeX would cut: at a comma, at "and", or before a lower-case word inside a name ("Ortiz de Zárate", "de-Thé"). */
function guarded(part: string, dialect: LatexDialect): string {
  const tex = latexText(part, dialect);
  return part.includes(",") || /\band\b/i.test(part) || /^(\P{Ll}\S*\s(.*\s)?\p{Ll}|\p{Ll}+-)/u.test(part) ? `{${tex}}` : tex;
}
