import { CITATION_FORMATS } from "../../citation/formats.ts";
import type { Reference } from "../../citation/format-reference.ts";
import { REFERENCE_STYLES } from "../../citation/reference-styles.ts";
import type { ReferenceStyleName } from "../../citation/reference-styles.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { Study } from "../../domain/study.ts";
import type { Link } from "./links.ts";
import { studyAddress } from "./links.ts";
import { studyTitle } from "./title.ts";

export const STYLE_NAMES = Object.keys(REFERENCE_STYLES) as readonly ReferenceStyleName[];

/** One study as reference managers take it: a link a format, with its media type for `<link rel="alternate">`. */
export function citationFiles(pmid: Pmid): readonly (Link & { readonly type: string })[] {
  return CITATION_FORMATS.map((format) => ({
    text: format.label,
    type: format.mediaType,
    href: `${studyAddress(pmid)}.${format.extension}${format.name === "biblatex" ? "?dialect=biblatex" : ""}`,
  }));
}

/** Where each style's reference stands as plain text; set only when asked for, because setting one takes longer than a whole page. */
export function styleLinks(pmid: Pmid): readonly (Link & { readonly name: string })[] {
  return STYLE_NAMES.map((name) => ({
    name,
    text: REFERENCE_STYLES[name].label,
    href: `${studyAddress(pmid)}/cite?style=${name}`,
  }));
}

/** `references` in the order of the styles' names. */
export function citePage(study: Study, references: readonly Reference[]) {
  return {
    pmid: study.pmid,
    ...studyTitle(study),
    study: studyAddress(study.pmid),
    references: STYLE_NAMES.map((name, at) => ({ name, label: REFERENCE_STYLES[name].label, html: references[at]?.html ?? "" })),
    files: citationFiles(study.pmid),
    basket: `/basket?pmid=${study.pmid}`,
    ownStyle: `/cite?pmid=${study.pmid}`,
  };
}
