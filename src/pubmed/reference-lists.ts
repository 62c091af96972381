/**
 * The record's XML without its reference lists, which can be most of it and hold nothing we map: the DTD puts them last in
 * PubmedData and BookDocument, side by side. A record with CDATA or comments is left whole, since tag-like text may stand there.
 */
export function withoutReferenceLists(raw: string): string {
  const start = raw.indexOf("<ReferenceList");
  if (start === -1 || raw.includes("<!")) return raw;
  const lastEnd = raw.lastIndexOf(CLOSING);
  if (lastEnd < start) return raw;
  const end = lastEnd + CLOSING.length;
  // Only where nothing but the end of the record follows is everything in between known to be references.
  return /^\s*<\/(?:PubmedData|BookDocument)\s*>/.test(raw.slice(end, end + 200)) ? raw.slice(0, start) + raw.slice(end) : raw;
}

const CLOSING = "</ReferenceList>";
