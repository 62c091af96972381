import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEutils, type EutilsServer } from "./eutils/start-eutils.ts";

/** A record that states only what matters to the search at hand. */
type Stated = {
  pmid: number;
  title: string;
  abstract?: string;
  entered?: string;
  revised?: string;
  published?: string;
  mesh?: string[];
  types?: string[];
  authors?: [string, string][];
};

function record({
  pmid,
  title,
  abstract = "",
  entered = "2024-05-05",
  revised = entered,
  published = entered,
  mesh = [],
  types = ["Journal Article"],
  authors = [],
}: Stated): string {
  const day = (text: string): string => {
    const [year = "", month = "", date = ""] = text.split("-");
    return `<Year>${year}</Year><Month>${month}</Month><Day>${date}</Day>`;
  };
  const headings = mesh.map(
    (name) =>
      `<MeshHeading><DescriptorName UI="D1" MajorTopicYN="${name.startsWith("*") ? "Y" : "N"}">${name.replace("*", "")}</DescriptorName></MeshHeading>`,
  );
  return `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${pmid}</PMID><DateRevised>${day(revised)}</DateRevised><Article PubModel="Print"><Journal><ISSN IssnType="Print">0000-0000</ISSN><JournalIssue CitedMedium="Print"><PubDate>${day(published)}</PubDate></JournalIssue><Title>Example Journal</Title></Journal><ArticleTitle>${title}</ArticleTitle><Abstract><AbstractText>${abstract}</AbstractText></Abstract><AuthorList>${authors.map(([family, initials]) => `<Author><LastName>${family}</LastName><Initials>${initials}</Initials></Author>`).join("")}</AuthorList><Language>eng</Language><PublicationTypeList>${types.map((type) => `<PublicationType UI="D2">${type}</PublicationType>`).join("")}</PublicationTypeList></Article><MedlineJournalInfo><MedlineTA>Ex J</MedlineTA></MedlineJournalInfo><MeshHeadingList>${headings.join("")}</MeshHeadingList></MedlineCitation><PubmedData><History><PubMedPubDate PubStatus="entrez">${day(entered)}</PubMedPubDate></History><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId></ArticleIdList><ReferenceList><Reference><Citation>zolpidem</Citation></Reference></ReferenceList></PubmedData></PubmedArticle>`;
}

const RECORDS = [
  record({
    pmid: 101,
    title: "Ketamine for treatment-resistant depression",
    entered: "2024-01-01",
    mesh: ["*Ketamine", "Depressive Disorder, Treatment-Resistant"],
    types: ["Randomized Controlled Trial"],
  }),
  record({
    pmid: 102,
    title: "Esketamine <i>nasal</i> spray",
    abstract: "Depressed adults &amp; α-waves. A controlled, well-blinded trial.",
    entered: "2024-01-31",
    authors: [["Example", "AB"]],
  }),
  record({
    pmid: 103,
    title: "Ketaminergic <sup>2</sup> rats",
    abstract: "Depression of breathing.",
    entered: "2024-02-29",
    mesh: ["Ketamine", "Rats"],
  }),
  record({ pmid: 104, title: "Sertraline in depression", entered: "2024-12-31", revised: "2025-06-01", published: "2022-03-01" }),
  record({
    pmid: 105,
    title: "Trial of a spray that is nasal",
    abstract: "esketamine",
    entered: "2025-01-01",
    revised: "2025-06-02",
  }),
];

let pubmed: EutilsServer;
beforeAll(async () => {
  pubmed = await startEutils({ records: RECORDS, rate: { perSecond: 1e6 }, clock: () => new Date("2025-01-03T00:00:00Z") });
});
afterAll(() => pubmed.close());

type Result = {
  count: string;
  idlist: string[];
  querytranslation: string;
  errorlist?: { phrasesnotfound: string[]; fieldsnotfound: string[] };
  warninglist?: { quotedphrasesnotfound: string[] };
};

async function search(term: string, more: Record<string, string> = {}): Promise<Result> {
  const answer = await fetch(`${pubmed.url}esearch.fcgi`, {
    method: "POST",
    body: new URLSearchParams({ db: "pubmed", retmode: "json", term, ...more }),
  });
  return ((await answer.json()) as { esearchresult: Result }).esearchresult;
}

describe("the stand-in reads a query as PubMed does", () => {
  test.each([
    ["ketamine[ti]", [101]],
    ["ketamin*[tiab]", [103, 101]],
    ["ketamine[mh]", [103, 101]],
    ["ketamine[majr]", [101]],
    ["depressive disorder[mh]", [101]],
    ["depressive disorder[mh:noexp]", []],
    ['"esketamine nasal spray"[tiab]', [102]],
    ['"nasal esketamine spray"[tiab]', []],
    ['"esketamine spray"[tiab:~1]', [102]],
    ['"esketamine spray"[tiab:~0]', []],
    ['"spray esketamine"[tiab:~9]', [102]],
    ["randomized controlled trial[pt]", [101]],
    ["example ab[au]", [102]],
    ["Example A[Author]", [102]],
    ["depression[tiab] NOT rats[mh]", [104, 101]],
    ["sertraline[ti] OR ketamine[ti] AND depression[ti]", [104, 101]],
    ["sertraline[ti] OR (ketamine[ti] AND rats[mh])", [104]],
    ["ketamine[ti] depression[ti]", [101]],
    ["101[uid]", [101]],
    ["102:104[uid]", [104, 103, 102]],
    ["103 101[pmid]", [103, 101]],
    ["zolpidem", []],
    ["ketamine depression", [103, 101]],
    ["well-blinded[tiab]", [102]],
    ["depress*[tiab] and ketamine[ti]", []],
    ["sertraline[ti]) OR ketamine[ti]", []],
  ])("%s finds %j", async (term, pmids) => {
    expect((await search(term)).idlist.map(Number)).toEqual(pmids);
  });

  test.each([
    ["2024/01/01:2024/01/31[crdt]", [102, 101]],
    ['"2024/02/01"[Date - Create] : "2024/12/31"[Date - Create]', [104, 103]],
    ["2024[crdt]", [104, 103, 102, 101]],
    ["2024/02[crdt]", [103]],
    ["2024/12/31:3000[crdt]", [105, 104]],
    ["2022[dp]", [104]],
    ["2022[edat]", [104]],
    ["2025/06[lr]", [105, 104]],
    ["2025/06/02:3000[mdat]", [105]],
  ])("%s is a window of days, both ends included", async (term, pmids) => {
    expect((await search(term)).idlist.map(Number)).toEqual(pmids);
  });

  test("mindate, maxdate and datetype narrow a search, reldate counts back from today", async () => {
    const window = { mindate: "2024/01/31", maxdate: "2024/02/29", datetype: "crdt" };
    expect((await search("all[sb]", window)).idlist).toEqual(["103", "102"]);
    expect((await search("all[sb]", { reldate: "3", datetype: "crdt" })).idlist).toEqual(["105", "104"]);
  });

  test("what it could not understand is said, not swallowed", async () => {
    const result = await search('zyzzyva[tiab] OR ketamine[nofield] OR "nasal ketamine"[ti]');
    expect(result.errorlist).toEqual({ phrasesnotfound: ["zyzzyva"], fieldsnotfound: ["nofield"] });
    expect(result.warninglist?.quotedphrasesnotfound).toEqual(['"nasal ketamine"[Title]']);
    expect(result.querytranslation).toBe('"zyzzyva"[Title/Abstract] OR "ketamine"[All Fields] OR "nasal ketamine"[Title]');
  });

  test.each(["((((", "))", "[tiab]", '"', "AND OR NOT", "ketamine[", "*", ":", "#9", "-", "\u0000", "2024/13/45[crdt]"])(
    "typing %j never breaks it",
    async (term) => {
      const answer = await fetch(
        `${pubmed.url}esearch.fcgi?${new URLSearchParams({ db: "pubmed", retmode: "json", term }).toString()}`,
      );
      expect(answer.status).toBe(200);
      expect(await answer.json()).toHaveProperty("esearchresult");
    },
  );
});

test("a record added, revised, deleted or merged is found and fetched accordingly", async () => {
  const server = await startEutils({ records: RECORDS, rate: { perSecond: 1e6 } });
  const ids = async (term: string): Promise<string> =>
    (await fetch(`${server.url}esearch.fcgi?db=pubmed&term=${encodeURIComponent(term)}`)).text();
  server.addRecord(record({ pmid: 101, title: "Memantine after all" }));
  server.deleteRecord("103");
  server.mergeRecord("104", "105");

  expect(await ids("memantine[ti]")).toContain("<Id>101</Id>");
  expect(await ids("ketamin*[tiab]")).toContain("<Count>0</Count>");
  const fetched = await (await fetch(`${server.url}efetch.fcgi?db=pubmed&retmode=xml&id=101,103,104,105`)).text();
  expect(Array.from(fetched.matchAll(/<PMID[^>]*>(\d+)/g), (match) => match[1])).toEqual(["101", "105"]);
  await server.close();
});
