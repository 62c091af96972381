import { CITATION_FORMATS } from "../../citation/formats.ts";
import type { Reference } from "../../citation/format-reference.ts";
import { REFERENCE_STYLES } from "../../citation/reference-styles.ts";
import type { ReferenceStyleName } from "../../citation/reference-styles.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { StoredStudy } from "../../store/ports.ts";
import { STYLE_NAMES } from "./cite-page.ts";
import { pubmedAddress, studyAddress } from "./links.ts";
import { statusLabels } from "./status-words.ts";
import { studyTitle } from "./title.ts";
import { capitalised, counted } from "./words.ts";

type Basket = {
  readonly here: readonly StoredStudy[];
  readonly absent: readonly Pmid[];
  readonly style: ReferenceStyleName;
  readonly references: readonly Reference[];
};

export function basketPage({ here, absent, style, references }: Basket) {
  const pmids = here.map(({ study }) => study.pmid);
  return {
    heading:
      here.length === 0 ? "Your basket is empty" : `${capitalised(counted(here.length, "study", "studies"))} in the basket`,
    absent: absent.map((pmid) => ({ pmid, href: pubmedAddress(pmid) })),
    entries: here.map(({ study }) => ({
      pmid: study.pmid,
      href: studyAddress(study.pmid),
      ...studyTitle(study),
      labels: statusLabels(study.status),
      without: basketAddress(pmids.filter((pmid) => pmid !== study.pmid)),
    })),
    formats: exportFormats(),
    pmids: pmids.map(String),
    styles: STYLE_NAMES.map((name) => ({
      text: REFERENCE_STYLES[name].label,
      href: basketAddress(pmids, name),
      current: name === style,
    })),
    ownStyle: `/cite?${new URLSearchParams(pmids.map((pmid): [string, string] => ["pmid", pmid])).toString()}`,
    references: references.map(({ html }) => ({ html: withoutNumber(html) })),
    uncited: Math.max(0, here.length - references.length),
  };
}

/** What the form of a hand-picked set offers, in the order of formats.ts. */
export function exportFormats() {
  return CITATION_FORMATS.map(({ name, label }) => ({ name, label }));
}

function basketAddress(pmids: readonly Pmid[], style?: ReferenceStyleName): string {
  const search = new URLSearchParams(pmids.map((pmid): [string, string] => ["pmid", pmid]));
  if (style !== undefined && style !== "ama") search.set("style", style);
  const text = search.toString();
  return text === "" ? "/basket" : `/basket?${text}`;
}

/** The list is numbered by the page itself. */
function withoutNumber(html: string): string {
  return html.replace(/^\s*\d+\.\s+/, "");
}
