/** An item as Zotero's RIS translator makes it of a journal article or chapter; its rules, from its documentation and tests, in our words. */
export type ZoteroItem = {
  readonly itemType: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly creators: readonly { readonly type: string; readonly lastName: string; readonly firstName?: string }[];
  readonly tags: readonly string[];
  /** What has no field of its own becomes a note. */
  readonly notes: readonly string[];
};

const TYPES: Readonly<Record<string, string>> = { JOUR: "journalArticle", CHAP: "bookSection", BOOK: "book", UNPB: "manuscript" };

const FIELDS: Readonly<Record<string, string>> = {
  TI: "title", AB: "abstractNote", DO: "DOI", IS: "issue", VL: "volume", UR: "url", LA: "language", J2: "journalAbbreviation",
  JF: "publicationTitle", BT: "bookTitle", AN: "archiveLocation", DB: "archive", PB: "publisher", CY: "place", ET: "edition",
}; // prettier-ignore

const CREATORS: Readonly<Record<string, string>> = { AU: "author", ED: "editor" };

export function readRis(text: string): readonly ZoteroItem[] {
  const items: ZoteroItem[] = [];
  let lines: (readonly [tag: string, value: string])[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, tag, value = ""] = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/.exec(line) ?? [];
    if (tag === undefined) continue;
    if (tag === "ER") {
      items.push(itemOf(lines));
      lines = [];
    } else lines.push([tag, value.trim()]);
  }
  return items;
}

function itemOf(lines: readonly (readonly [string, string])[]): ZoteroItem {
  const itemType = TYPES[lines.find(([tag]) => tag === "TY")?.[1] ?? ""] ?? "journalArticle";
  const fields = new Map<string, string>();
  const creators: ZoteroItem["creators"][number][] = [];
  const tags: string[] = [];
  const notes: string[] = [];
  for (const [tag, value] of lines) {
    const creator = CREATORS[tag];
    if (creator !== undefined) {
      // The name is cut at its commas; what is in front is the family name, and a name without comma has one field only.
      const [lastName = "", firstName] = value.split(/\s*,\s*/);
      creators.push({ type: creator, lastName, ...(firstName !== undefined && firstName !== "" && { firstName }) });
    } else if (tag === "KW") tags.push(...value.split(/\s*;\s*/).filter((word) => word !== ""));
    else if (tag === "N1") notes.push(value);
    else if (tag === "T2") put(fields, itemType === "bookSection" ? "bookTitle" : "publicationTitle", value);
    else if (tag === "SN") put(fields, itemType === "journalArticle" ? "ISSN" : "ISBN", value);
    else if (tag === "SP") put(fields, "pages", value);
    else if (tag === "EP") fields.set("pages", `${fields.get("pages") ?? ""}-${value}`);
    else if (tag === "PY") fields.set("date", fields.get("date") ?? value);
    else if (tag === "DA") fields.set("date", zoteroDate(value));
    else if (FIELDS[tag] !== undefined) put(fields, FIELDS[tag], value);
    else if (tag !== "TY") notes.push(`${tag}: ${value}`);
  }
  return { itemType, fields, creators, tags, notes };
}

/** A second value of a field that differs from the first one becomes a note in Zotero; the first stays. */
function put(fields: Map<string, string>, field: string, value: string): void {
  if (!fields.has(field)) fields.set(field, value);
}

/** YYYY/MM/DD/other: empty parts are dropped. */
function zoteroDate(value: string): string {
  const [year = "", month = "", day = "", other = ""] = value.split("/");
  return [other, [year, month, day].filter((part) => part !== "").join("-")].filter((part) => part !== "").join(" ");
}
