import { readFileSync } from "node:fs";
import { AppError } from "../domain/errors.ts";

/** A style by one of our names, or a CSL style of the reader's own (the text of a .csl file). */
export type ReferenceStyle = ReferenceStyleName | { readonly csl: string };

/**
 * The styles by name. `builtIn` comes with citation-js's CSL plugin; the others are files in styles/,
 * written from the published rules because no maintained package carries the CSL project's own.
 */
export const REFERENCE_STYLES = {
  ama: { label: "AMA, 11th edition", file: "ama" },
  vancouver: { label: "Vancouver (NLM)", file: "vancouver" },
  apa: { label: "APA, 7th edition", builtIn: "apa" },
  harvard: { label: "Harvard", file: "harvard" },
  chicago: { label: "Chicago, 17th edition, author-date", file: "chicago" },
} as const satisfies Readonly<Record<string, { label: string } & ({ file: string } | { builtIn: string })>>;

export type ReferenceStyleName = keyof typeof REFERENCE_STYLES;

function isReferenceStyle(name: string): name is ReferenceStyleName {
  return Object.hasOwn(REFERENCE_STYLES, name);
}

/** The one door for a style's name from outside. Throws AppError("invalid") naming those there are. */
export function toReferenceStyle(name: string): ReferenceStyleName {
  if (isReferenceStyle(name)) return name;
  const names = Object.keys(REFERENCE_STYLES).join(", ");
  throw new AppError("invalid", `“${name.slice(0, 40)}” is not a citation style; there are ${names}.`);
}

export function readStyleFile(name: string): string {
  return readFileSync(new URL(`styles/${name}.csl`, import.meta.url), "utf8");
}
