import { AppError } from "../domain/errors.ts";

/** Three times the largest style of the CSL project. */
export const LARGEST_STYLE = 400_000;

const refuse = (sentence: string): AppError => new AppError("invalid", sentence);

/** A reader's own .csl file, looked over before anything is done with it: what is wrong is said in one sentence. */
export function checkStyle(text: string): { readonly title: string } {
  if (text.length > LARGEST_STYLE) throw refuse("This text is larger than any CSL style (400,000 characters).");
  const csl = text.replace(/<!--[\s\S]*?-->/g, "");
  if (csl.trim() === "") throw refuse("No style was given: paste the whole text of a .csl file.");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(csl)) throw refuse("This text declares a document type or entities, which no CSL style does.");
  const root = /<style\b[^>]*>/.exec(csl)?.[0];
  if (root === undefined || !/\sxmlns=["']http:\/\/purl\.org\/net\/xbiblio\/csl["']/.test(root))
    throw refuse('This is not a CSL style: a .csl file begins with <style xmlns="http://purl.org/net/xbiblio/csl" …>.');
  if (!/<citation[\s>]/.test(csl)) {
    const parent = /<link\b[^>]*\brel=["']independent-parent["'][^>]*>/.exec(csl)?.[0];
    const named = /\bhref=["']([^"']{1,200})["']/.exec(parent ?? "")?.[1];
    if (named !== undefined) throw refuse(`This style only points to another one; take that instead: ${named}`);
  }
  if (!/<bibliography[\s>]/.test(csl))
    throw refuse("This CSL style has no bibliography: it can set notes, not a list of references.");
  const title = /<title>([^<]{1,200})<\/title>/.exec(csl)?.[1]?.trim();
  return { title: title === undefined || title === "" ? "your style" : title };
}
