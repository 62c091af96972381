/**
 * The record's XML without its reference lists, which can be most of it and hold nothing we map: the DTD puts them last in
 * PubmedData and BookDocument, side by side. A record with CDATA or comments is left whole, since tag-like text may stand there.
 */
export function withoutReferenceLists(raw: string): string {
  const start = raw.indexOf("<ReferenceList");
  if (start === -1 || raw.includes("<!")) return raw;
  const end = raw.indexOf(raw.startsWith("<PubmedBookArticle") ? "</BookDocument" : "</PubmedData", start);
  // Only what ends where its parent ends is known to be references and nothing else.
  return end !== -1 && /<\/ReferenceList\s*>\s*$/.test(raw.slice(Math.max(start, end - 200), end))
    ? raw.slice(0, start) + raw.slice(end)
    : raw;
}
