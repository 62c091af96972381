const RECORD = /<(PubmedArticle|PubmedBookArticle)(?:\s[^>]*)?>[\s\S]*?<\/\1>/g;

/** Each PubmedArticle and PubmedBookArticle of a set, byte for byte as it stood there. */
export function recordsFromXml(xml: string): string[] {
  return Array.from(xml.matchAll(RECORD), (match) => match[0]);
}
