import type { Study } from "../domain/study.ts";
import { findText, listChildren, type XmlElement } from "./xml.ts";

export type Ids = Pick<Study, "doi" | "pmcid" | "pii" | "otherIds"> & {
  /** Valid ELocationID pii, which may be an article number. */
  readonly locationPii?: string;
};

type Id = { readonly type: string; readonly value: string };

/**
 * Ids of the record itself. The caller hands in its own ArticleIdList elements, never one found deeper: below
 * ReferenceList there are the ids of what it cites (426 of them in PMID 41136637).
 */
export function idsFrom(from: {
  readonly articleIdLists: readonly (XmlElement | undefined)[];
  /** Article or Book, whose ELocationIDs count unless ValidYN="N". */
  readonly located: XmlElement | undefined;
  readonly otherIds: readonly XmlElement[];
}): Ids {
  const listed = from.articleIdLists.flatMap((list) =>
    listChildren(list, "ArticleId").flatMap((element) => idFrom(element, "IdType", "pubmed")),
  );
  const located = listChildren(from.located, "ELocationID")
    .filter((element) => element.attributes["ValidYN"] !== "N")
    .flatMap((element) => idFrom(element, "EIdType", ""));
  const others = from.otherIds.flatMap((element) => idFrom(element, "Source", ""));

  const first = (type: string) => [...listed, ...located].find((id) => id.type === type)?.value;
  const doi = first("doi");
  const pmcid = first("pmc") ?? oldPmcid(others);
  const pii = first("pii");
  const locationPii = located.find((id) => id.type === "pii")?.value;
  const named = new Set([doi, pmcid, pii]);
  const rest = [...listed, ...located].filter(({ type, value }) => type !== "pubmed" && !(NAMED.has(type) && named.has(value)));
  return {
    ...(doi === undefined ? {} : { doi }),
    ...(pmcid === undefined ? {} : { pmcid }),
    ...(pii === undefined ? {} : { pii }),
    ...(locationPii === undefined ? {} : { locationPii }),
    otherIds: distinct([...rest, ...others]),
  };
}

/** Old exports have no ArticleIdList; there the PMCID is among NLM's own ids, also as "PMC2691775 [Available on 06/05/10]". */
function oldPmcid(others: readonly Id[]): string | undefined {
  return others.flatMap(({ type, value }) => (type === "NLM" ? (/^PMC\d+/.exec(value) ?? []) : []))[0];
}

const NAMED: ReadonlySet<string> = new Set(["doi", "pmc", "pii"]);

function idFrom(element: XmlElement, attribute: string, byDefault: string): readonly Id[] {
  const value = findText(element);
  return value === undefined ? [] : [{ type: element.attributes[attribute] ?? byDefault, value }];
}

function distinct(ids: readonly Id[]): readonly Id[] {
  return [...new Map(ids.map((id) => [`${id.type} ${id.value}`, id])).values()];
}
