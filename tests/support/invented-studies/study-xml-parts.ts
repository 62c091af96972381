import { escapeXml } from "../eutils/xml-text.ts";
import { dice, type Dice } from "./dice.ts";
import { FAMILY_NAMES, GIVEN_NAMES, GRANTS, JOURNAL_FIELDS, PLACES } from "./vocabulary.ts";

/** Pieces of PubmedArticle XML that every invented record is put together from. */

export const element = (tag: string, text: string, attributes = ""): string =>
  `<${tag}${attributes === "" ? "" : ` ${attributes}`}>${escapeXml(text)}</${tag}>`;

export function dayElements(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `<Year>${year}</Year><Month>${month}</Month><Day>${date}</Day>`;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The day of an issue, as precise as the journal happened to be. */
export function pubDate(day: string, roll: Dice): string {
  const [year = "", month = "01", date = "01"] = day.split("-");
  const number = Number(month) - 1;
  const name = MONTHS[number] ?? "Jan";
  const next = MONTHS[(number + 1) % 12] ?? "Feb";
  const season = ["Winter", "Spring", "Summer", "Autumn"][Math.floor(number / 3)] ?? "Winter";
  return roll.pick([
    `<Year>${year}</Year><Month>${name}</Month><Day>${date}</Day>`,
    `<Year>${year}</Year><Month>${name}</Month><Day>${date}</Day>`,
    `<Year>${year}</Year><Month>${name}</Month>`,
    `<Year>${year}</Year><Month>${name}</Month>`,
    `<Year>${year}</Year>`,
    `<Year>${year}</Year><Season>${season}</Season>`,
    `<MedlineDate>${number === 11 ? `${year} ${name}-${Number(year) + 1} ${next}` : `${year} ${name}-${next}`}</MedlineDate>`,
  ]);
}

export function authorList(seed: number, index: number): string {
  const roll = dice(seed, index, 4);
  const count = roll.chance(0.04) ? 0 : roll.whole(1, 9);
  const authors = Array.from({ length: count }, (_, place) => author(roll, place));
  if (roll.chance(0.12))
    authors.push(
      `<Author ValidYN="Y"><CollectiveName>${escapeXml(`EXAMPLE-${roll.whole(1, 40)} Study Group`)}</CollectiveName></Author>`,
    );
  return authors.length === 0 ? "" : `<AuthorList CompleteYN="Y">${authors.join("")}</AuthorList>`;
}

function author(roll: Dice, place: number): string {
  const given = roll.pick(GIVEN_NAMES);
  const initials = given
    .split(/[\s-]/)
    .map((name) => name.charAt(0))
    .join("");
  const suffix = roll.chance(0.03) ? element("Suffix", "Jr") : "";
  const digits = String(roll.whole(1000, 9999));
  const orcid = roll.chance(0.3)
    ? `<Identifier Source="ORCID">${roll.pick(["", "https://orcid.org/", "http://orcid.org/"])}0000-0000-0000-${digits}</Identifier>`
    : "";
  const affiliation = roll.chance(0.8)
    ? `<AffiliationInfo><Affiliation>${escapeXml(`Department of Psychiatry, ${roll.pick(PLACES)}.`)}</Affiliation></AffiliationInfo>`
    : "";
  const equal = place < 2 && roll.chance(0.05) ? ' EqualContrib="Y"' : "";
  return `<Author ValidYN="Y"${equal}>${element("LastName", roll.pick(FAMILY_NAMES))}${element("ForeName", given)}${element("Initials", initials)}${suffix}${orcid}${affiliation}</Author>`;
}

export type Journal = { readonly title: string; readonly abbreviation: string; readonly id: string; readonly issn: string };

export function journal(seed: number, index: number): Journal {
  const field = dice(seed, index, 5).pick(JOURNAL_FIELDS);
  const place = JOURNAL_FIELDS.indexOf(field);
  const abbreviation = field
    .split(" ")
    .filter((word) => word !== "and")
    .map((word) => word.slice(0, 5))
    .join(" ");
  return {
    title: `Example Journal of ${field}`,
    abbreviation: `Ex J ${abbreviation}`,
    id: String(990_000_000 + place),
    issn: `0000-00${String(place + 10)}`,
  };
}

export function grantList(roll: Dice): string {
  if (!roll.chance(0.3)) return "";
  const grants = roll
    .several(GRANTS, roll.whole(1, 2))
    .map(
      ([id, agency, country]) =>
        `<Grant>${element("GrantID", id)}${element("Agency", agency)}${element("Country", country)}</Grant>`,
    );
  return `<GrantList CompleteYN="Y">${grants.join("")}</GrantList>`;
}

/** Ten to forty-five references with identifiers of their own, to bring a record to its natural size and to trap the unwary. */
export function referenceList(seed: number, index: number): string {
  const roll = dice(seed, index, 6);
  const references = Array.from({ length: roll.whole(10, 45) }, () => {
    const number = roll.whole(1, 99_999);
    const citation = `${roll.pick(FAMILY_NAMES)} A, ${roll.pick(FAMILY_NAMES)} B. An invented earlier study number ${number} on rapid-acting treatment. Example J ${roll.pick(JOURNAL_FIELDS)}. ${roll.whole(1990, 2024)};${roll.whole(1, 80)}:${roll.whole(1, 900)}.`;
    return `<Reference>${element("Citation", citation)}<ArticleIdList><ArticleId IdType="doi">10.5555/reference.${number}</ArticleId><ArticleId IdType="pubmed">${98_000_000 + number}</ArticleId></ArticleIdList></Reference>`;
  });
  return `<ReferenceList>${references.join("")}</ReferenceList>`;
}
