type Wish = { readonly pmid: number | string; readonly title?: string; readonly entered?: string; readonly revised?: string };

/** An invented PubmedArticle that states only what a sync looks at. */
export function inventedRecord({
  pmid,
  title = `An invented study, number ${pmid}.`,
  entered = "2024-03-07",
  revised,
}: Wish): string {
  const date = (day: string) => {
    const [year, month, dayOfMonth] = day.split("-");
    return `<Year>${year ?? ""}</Year><Month>${month ?? ""}</Month><Day>${dayOfMonth ?? ""}</Day>`;
  };
  return `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${pmid}</PMID>${
    revised === undefined ? "" : `<DateRevised>${date(revised)}</DateRevised>`
  }<Article PubModel="Print"><Journal><JournalIssue CitedMedium="Print"><PubDate><Year>${entered.slice(0, 4)}</Year></PubDate></JournalIssue><Title>Journal of Invented Results</Title></Journal><ArticleTitle>${title}</ArticleTitle><Abstract><AbstractText>Ketamine was invented for ${pmid}.</AbstractText></Abstract><Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article></MedlineCitation><PubmedData><History><PubMedPubDate PubStatus="entrez">${date(entered)}<Hour>6</Hour><Minute>0</Minute></PubMedPubDate></History><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`;
}

/** `count` records from PMID `first` on, spread over the entry days of 2000 to 2024. */
export function inventedRecords(count: number, first = 1): string[] {
  return Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const entered = new Date(Date.UTC(2000, 0, 1 + ((number * 37) % 9000))).toISOString().slice(0, 10);
    return inventedRecord({ pmid: number, entered, revised: entered });
  });
}
