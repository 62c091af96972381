import { dayOf, slashed } from "./days.ts";
import { EGQUERY_HEAD, EINFO_HEAD, ESPELL_HEAD } from "./doctypes.ts";
import { matchesOf } from "./query-matches.ts";
import { readQuery } from "./query-reader.ts";
import { noRemarks } from "./query-tree.ts";
import { jsonReply, xmlReply, type Reply } from "./reply.ts";
import { escapeXml } from "./xml-text.ts";
import type { RequestParams } from "./request-params.ts";
import type { Shelf } from "./shelf.ts";

/** Short name, full name, description, and which of D(ate), N(umerical), S(ingle token), H(ierarchy) it is. */
const FIELDS: readonly (readonly [string, string, string, string])[] = [
  ["ALL", "All Fields", "All terms from all searchable fields", ""],
  ["UID", "UID", "Unique number assigned to publication", "NS"],
  ["FILT", "Filter", "Limits the records", "S"],
  ["TITL", "Title", "Words in title of publication", ""],
  ["MESH", "MeSH Terms", "Medical Subject Headings assigned to publication", "SH"],
  ["MAJR", "MeSH Major Topic", "MeSH terms of major importance to publication", "SH"],
  ["JOUR", "Journal", "Journal abbreviation of publication", "S"],
  ["AFFL", "Affiliation", "Author's institutional affiliation and address", ""],
  ["AUTH", "Author", "Author(s) of publication", "S"],
  ["SUBH", "MeSH Subheading", "Additional specificity for MeSH term", "SH"],
  ["PTYP", "Publication Type", "Type of publication (e.g., review)", "SH"],
  ["LANG", "Language", "Language of publication", "SH"],
  ["SUBS", "Supplementary Concept", "CAS chemical name or MEDLINE Substance Name", "S"],
  ["PDAT", "Date - Publication", "Date of publication", "DS"],
  ["EDAT", "Date - Entry", "Date publication first accessible through Entrez", "DS"],
  ["CRDT", "Date - Create", "Date publication first accessible through Entrez", "DS"],
  ["MDAT", "Date - Modification", "Date of last modification", "DS"],
  ["MHDA", "Date - MeSH", "Date publication was indexed with MeSH terms", "DS"],
  ["SI", "Secondary Source ID", "Cross-reference from publication to other databases", "S"],
  ["TIAB", "Title/Abstract", "Free text associated with Abstract/Title", ""],
  ["WORD", "Text Word", "Free text associated with publication", ""],
];

export function einfo(params: RequestParams, { library, clock }: Shelf): Reply {
  const today = slashed(dayOf(clock()));
  if (params.get("retmode") === "json") {
    if (params.get("db") === undefined)
      return jsonReply({ header: { type: "einfo", version: "0.3" }, einforesult: { dblist: ["pubmed"] } });
    const fieldlist = FIELDS.map(([name, fullname, description]) => ({ name, fullname, description }));
    const dbinfo = [
      {
        dbname: "pubmed",
        menuname: "PubMed",
        description: "PubMed bibliographic record",
        count: String(library.size()),
        lastupdate: today,
        fieldlist,
        linklist: [],
      },
    ];
    return jsonReply({ header: { type: "einfo", version: "0.3" }, einforesult: { dbinfo } });
  }
  if (params.get("db") === undefined)
    return xmlReply(`${EINFO_HEAD}<eInfoResult>\n<DbList>\n\n\t<DbName>pubmed</DbName>\n</DbList>\n\n</eInfoResult>\n`);
  const fields = FIELDS.map(([name, full, description, traits]) => {
    const flag = (tag: string, trait: string): string => `\t\t\t\t<${tag}>${traits.includes(trait) ? "Y" : "N"}</${tag}>\n`;
    const flags =
      flag("IsDate", "D") + flag("IsNumerical", "N") + flag("SingleToken", "S") + flag("Hierarchy", "H") + flag("IsHidden", "-");
    const texts = `\t\t\t\t<Name>${name}</Name>\n\t\t\t\t<FullName>${full}</FullName>\n\t\t\t\t<Description>${escapeXml(description)}</Description>\n\t\t\t\t<TermCount/>\n`;
    return `\t\t\t<Field>\n${texts}${flags}\t\t\t</Field>\n`;
  });
  return xmlReply(`${EINFO_HEAD}<eInfoResult>
	<DbInfo>
		<DbName>pubmed</DbName>
		<MenuName>PubMed</MenuName>
		<Description>PubMed bibliographic record</Description>
		<DbBuild>Build-${today.replaceAll("/", ".")}</DbBuild>
		<Count>${library.size()}</Count>
		<LastUpdate>${today} 00:00</LastUpdate>
		<FieldList>
${fields.join("")}		</FieldList>
	</DbInfo>
</eInfoResult>
`);
}

/** It never knows better how to spell. */
export function espell(params: RequestParams): Reply {
  const query = escapeXml(params.get("term") ?? "");
  return xmlReply(
    `${ESPELL_HEAD}<eSpellResult>\n\t<Database>pubmed</Database>\n\t<Query>${query}</Query>\n\t<CorrectedQuery></CorrectedQuery>\n\t<SpelledQuery></SpelledQuery>\n\t<ERROR/>\n</eSpellResult>\n`,
  );
}

export function egquery(params: RequestParams, { library }: Shelf): Reply {
  const term = params.get("term") ?? "";
  const remarks = noRemarks();
  const query = readQuery(term, { remarks, isHeading: library.hasHeading });
  const count = query === undefined ? 0 : library.pmidsOf(matchesOf(query, library, remarks, () => library.marks())).length;
  return xmlReply(
    `${EGQUERY_HEAD}<Result>\n\t<Term>${escapeXml(term)}</Term>\n\t<eGQueryResult>\n\t\t<ResultItem><DbName>pubmed</DbName><MenuName>PubMed</MenuName><Count>${count}</Count><Status>Ok</Status></ResultItem>\n\t</eGQueryResult>\n</Result>\n`,
  );
}
