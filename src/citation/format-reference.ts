import { createHash } from "node:crypto";
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import { AppError } from "../domain/errors.ts";
import type { Study } from "../domain/study.ts";
import { cslItem, type CslItem } from "./csl-json.ts";
import { nlmVariables } from "./nlm-variables.ts";
import { isAheadOfPrint } from "./notices.ts";
import { groupsApart, referenceNames } from "./reference-names.ts";
import { readStyleFile, REFERENCE_STYLES, type ReferenceStyle } from "./reference-styles.ts";

/** A formatted reference: `text` for the clipboard, `html` with italics (its markup is citeproc's, all else escaped). */
export type Reference = { readonly text: string; readonly html: string };

/** One study in one style, without the number that numeric styles give it in a list. */
export function formatReference(study: Study, style: ReferenceStyle): Reference {
  const [reference] = formatted([study], style);
  if (reference === undefined) throw new AppError("invalid", "This CSL style has no bibliography.");
  return { text: reference.text.replace(/^\d+\.\s+/, ""), html: withoutNumber(reference.html) };
}

/** A list of references in the order given, numbered where the style numbers. */
export function formatReferences(studies: readonly Study[], style: ReferenceStyle): readonly Reference[] {
  return formatted(studies, style).map(({ text, html }) => ({ text, html: unwrapped(html) }));
}

function formatted(studies: readonly Study[], style: ReferenceStyle): readonly Reference[] {
  const template = registered(style);
  const cite = new Cite(studies.map((study) => citedItem(study, style)));
  const options = { template, lang: "en-US", nosort: true, asEntryArray: true } as const;
  try {
    const texts = cite.format("bibliography", { ...options, format: "text" });
    const html = cite.format("bibliography", { ...options, format: "html" });
    return texts.map(([, text], at) => ({
      text: groupsApart(text.trim()),
      html: groupsApart(taggedOnly(html[at]?.[1].trim() ?? "")),
    }));
  } catch (cause) {
    if (typeof style === "string") throw cause;
    throw new AppError("invalid", "This CSL style cannot be read; independent styles of CSL 1.0 work.", { cause });
  }
}

/** Upright within italics by ending them: a page's policy lets no element have a style of its own, nor does a clipboard keep it. */
function taggedOnly(html: string): string {
  return html.replace(/<span style="font-style:normal;">(.*?)<\/span>/g, "</i>$1<i>").replaceAll("<i></i>", "");
}

// Not part of a reference; citeproc would also look for variables in the note.
const LEFT_OUT: ReadonlySet<string> = new Set(["note", "abstract", "keyword", "original-title"]);

function citedItem(study: Study, style: ReferenceStyle): CslItem {
  const [authors, editors] = [referenceNames(study.authors, style), referenceNames(study.editors, style)];
  const { id, type, ...rest } = cslItem({ ...study, authors, editors });
  const item: CslItem = { ...Object.fromEntries(Object.entries(rest).filter(([variable]) => !LEFT_OUT.has(variable))), id, type };
  return { ...item, ...whereFound(study, type), ...said(study), ...(style === "vancouver" && nlmVariables(study)) };
}

/** The journal, or the preprint's server, which is its publisher: as a container it would be printed twice. */
function whereFound({ journal }: Study, type: string): Readonly<Record<string, string>> {
  if (journal === undefined) return {};
  const title = printedJournal(journal.title);
  return type === "article" ? { publisher: title, "container-title": "" } : { "container-title": title };
}

/**
 * A journal's name as references print it, without NLM's " : official organ of …", "(London, England : 1994)" and
 * " = the same in another language".
 */
function printedJournal(title: string): string {
  return title
    .replace(/ \([^()]*\)$/, "")
    .replace(/ : .*$/, "")
    .replace(/ = .*$/, "");
}

/** "und" where citeproc would write names in the order of the paper's language: PubMed's are in Latin letters, and a list is in ours. */
function said(study: Study): Readonly<Record<string, string>> {
  return {
    ...(EASTERN_ORDER.has(study.languages[0] ?? "") && { language: "und" }),
    ...(isAheadOfPrint(study) && { status: "advance online publication" }),
  };
}

const EASTERN_ORDER: ReadonlySet<string> = new Set(["chi", "hun", "jpn", "vie"]);

/** The name under which citation-js knows the style; our files and a reader's own are made known on first use. */
function registered(style: ReferenceStyle): string {
  const { styles } = plugins.config.get("@csl");
  if (typeof style === "object") {
    const name = `own-${createHash("sha256").update(style.csl).digest("hex").slice(0, 16)}`;
    if (!styles.has(name)) styles.add(name, style.csl);
    return name;
  }
  const known = REFERENCE_STYLES[style];
  if ("builtIn" in known) return known.builtIn;
  const name = `ketamine-digest-${known.file}`;
  if (!styles.has(name)) styles.add(name, readStyleFile(known.file));
  return name;
}

const MARGIN = /<div class="csl-left-margin">(.*?)<\/div>/s;
const INLINE = /<div class="csl-right-inline">(.*?)<\/div>/s;
const ENTRY = /^<div[^>]*>(.*)<\/div>$/s;

function unwrapped(html: string): string {
  const [margin, inline] = [MARGIN.exec(html)?.[1], INLINE.exec(html)?.[1]];
  if (margin !== undefined && inline !== undefined) return `${margin.trim()} ${inline.trim()}`;
  return ENTRY.exec(html)?.[1]?.trim() ?? html;
}

function withoutNumber(html: string): string {
  return INLINE.exec(html)?.[1]?.trim() ?? unwrapped(html);
}
