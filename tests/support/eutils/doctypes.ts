/** First lines of real replies, letter for letter: validating clients look the DTD up by them. */
const DTD = "https://eutils.ncbi.nlm.nih.gov/eutils/dtd";
const UTF8 = '<?xml version="1.0" encoding="UTF-8" ?>\n';

export const PUBMED_HEAD = `<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
`;
export const ESEARCH_HEAD = `${UTF8}<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" "${DTD}/20060628/esearch.dtd">\n`;
export const EPOST_HEAD = `${UTF8}<!DOCTYPE ePostResult PUBLIC "-//NLM//DTD epost 20090526//EN" "${DTD}/20090526/epost.dtd">`;
export const ESUMMARY_HEAD = `${UTF8}<!DOCTYPE eSummaryResult PUBLIC "-//NLM//DTD esummary v1 20041029//EN" "${DTD}/20041029/esummary-v1.dtd">\n`;
export const ESUMMARY_2_HEAD = `${UTF8}<!DOCTYPE eSummaryResult PUBLIC "-//NLM//DTD esummary pubmed 20160808//EN" "${DTD}/20160808/esummary_pubmed.dtd">\n`;
export const EINFO_HEAD = `${UTF8}<!DOCTYPE eInfoResult PUBLIC "-//NLM//DTD einfo 20190110//EN" "${DTD}/20190110/einfo.dtd">\n`;
/** NCBI's own slip: the DOCTYPE names eEfetchResult, the root is eFetchResult. */
export const EFETCH_HEAD = `${UTF8}<!DOCTYPE eEfetchResult PUBLIC "-//NLM//DTD efetch 20131226//EN" "${DTD}/20131226/efetch.dtd">\n`;
export const ESPELL_HEAD = `<?xml version="1.0"?>
<!DOCTYPE eSpellResult PUBLIC "-//NLM//DTD eSpellResult, 23 November 2004//EN" "https://www.ncbi.nlm.nih.gov/entrez/query/DTD/eSpell.dtd">
`;
export const EGQUERY_HEAD = `<?xml version="1.0"?>
<!DOCTYPE Result PUBLIC "-//NLM//DTD eSearchResult, January 2004//EN" "https://www.ncbi.nlm.nih.gov/entrez/query/DTD/egquery.dtd">
`;
