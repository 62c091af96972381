import { AppError } from "./errors.ts";

/** A PubMed identifier: 1 to 8 digits, no leading zero; a string, because it is a name and not a number. */
export type Pmid = string & { readonly __brand: "Pmid" };

const PMID = /^[1-9]\d{0,7}$/;

export function isPmid(text: string): text is Pmid {
  return PMID.test(text);
}

/** The one door through which text becomes a Pmid. Throws AppError("invalid") with a sentence. */
export function toPmid(text: string): Pmid {
  if (!isPmid(text)) throw new AppError("invalid", `“${text.slice(0, 40)}” is not a PMID: one to eight digits, no leading zero.`);
  return text;
}
