/** The inner XML of every `<tag …>…</tag>`, in order. Enough for records without the same tag nested in itself. */
export function allOf(xml: string, tag: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (;;) {
    const element = elementFrom(xml, tag, from);
    if (element === undefined) return found;
    found.push(element.inner);
    from = element.end;
  }
}

export function firstOf(xml: string, tag: string): string | undefined {
  return elementFrom(xml, tag, 0)?.inner;
}

/** Attribute text and inner XML of every `<tag …>…</tag>`. */
export function elementsOf(xml: string, tag: string): { attributes: string; inner: string }[] {
  const found: { attributes: string; inner: string }[] = [];
  let from = 0;
  for (;;) {
    const element = elementFrom(xml, tag, from);
    if (element === undefined) return found;
    found.push(element);
    from = element.end;
  }
}

/** A whole record with its opening tags found in one pass: asking for thirty of them must not read it thirty times. */
export type ScannedXml = {
  readonly elements: (tag: string) => { attributes: string; inner: string }[];
  readonly all: (tag: string) => string[];
  readonly first: (tag: string) => string | undefined;
};

export function scannedXml(xml: string): ScannedXml {
  const starts = new Map<string, number[]>();
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at + 1)) {
    let end = at + 1;
    while (isLetter(xml.charCodeAt(end))) end += 1;
    if (end === at + 1) continue;
    const tag = xml.slice(at + 1, end);
    const known = starts.get(tag);
    if (known === undefined) starts.set(tag, [at]);
    else known.push(at);
  }
  const elements = (tag: string) =>
    (starts.get(tag) ?? []).map((start) => elementFrom(xml, tag, start)).filter((element) => element !== undefined);
  return {
    elements,
    all: (tag) => elements(tag).map(({ inner }) => inner),
    first: (tag) => {
      const start = starts.get(tag)?.[0];
      return start === undefined ? undefined : elementFrom(xml, tag, start)?.inner;
    },
  };
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

function elementFrom(xml: string, tag: string, from: number): { attributes: string; inner: string; end: number } | undefined {
  const opening = `<${tag}`;
  let start = xml.indexOf(opening, from);
  while (start >= 0 && !/[\s/>]/.test(xml.charAt(start + opening.length))) start = xml.indexOf(opening, start + 1);
  if (start < 0) return undefined;
  const gt = xml.indexOf(">", start);
  if (gt < 0) return undefined;
  const attributes = xml.slice(start + opening.length, gt);
  if (attributes.endsWith("/")) return { attributes, inner: "", end: gt + 1 };
  const close = xml.indexOf(`</${tag}>`, gt);
  if (close < 0) return undefined;
  return { attributes, inner: xml.slice(gt + 1, close), end: close + tag.length + 3 };
}

export function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(attributes)?.[1];
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Inner XML as people read it: tags away, entities decoded, white space single. */
export function plain(innerXml: string | undefined): string {
  if (innerXml === undefined) return "";
  const text = innerXml.includes("<") ? innerXml.replace(/<[^>]*>/g, "") : innerXml;
  const decoded = text.includes("&") ? text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, decode) : text;
  return decoded.replace(/\s+/g, " ").trim();
}

function decode(whole: string, name: string): string {
  if (name.startsWith("#x")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
  return NAMED[name] ?? whole;
}

/** For element content; NCBI leaves quotation marks as they are there. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);
}
