/** A composed message in pieces: bytes that are the same for everybody, and places where something personal goes. */
export type MimeTemplate = readonly Piece[];

type Piece = { readonly bytes: Buffer } | { readonly slot: string; readonly breaks: readonly number[] };

/** Quoted-printable's soft line break, which may fall inside a slot. */
const SOFT_BREAK = "=\r\n";

/**
 * Cuts a message at its slots: `slots` maps a name to the marker that stands for it, letters, digits, - and _ only. What replaces a
 * marker must be of the same alphabet and length; then line lengths and encodings stay right without composing anew.
 */
export function cutTemplate(message: Buffer, slots: Readonly<Record<string, string>>): MimeTemplate {
  const text = message.toString("latin1");
  const names = Object.keys(slots);
  const pattern = new RegExp(names.map((name) => `(${Array.from(slots[name] ?? "").join(`(?:${SOFT_BREAK})?`)})`).join("|"), "g");
  const pieces: Piece[] = [];
  let last = 0;
  for (const match of names.length === 0 ? [] : text.matchAll(pattern)) {
    pieces.push({ bytes: Buffer.from(text.slice(last, match.index), "latin1") });
    const slot = names.find((_, index) => match[index + 1] !== undefined) ?? "";
    pieces.push({ slot, breaks: breaksIn(match[0]) });
    last = match.index + match[0].length;
  }
  return [...pieces, { bytes: Buffer.from(text.slice(last), "latin1") }];
}

/** After how many characters of the marker a soft break stood. */
function breaksIn(found: string): readonly number[] {
  const breaks: number[] = [];
  let characters = 0;
  for (const part of found.split(SOFT_BREAK).slice(0, -1)) breaks.push((characters += part.length));
  return breaks;
}

/** The message of one recipient: their headers first, then the template with its slots filled. */
export function fillTemplate(
  template: MimeTemplate,
  headers: readonly (readonly [name: string, value: string])[],
  slots: Readonly<Record<string, string>>,
): Buffer {
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const body = template.map((piece) =>
    "bytes" in piece ? piece.bytes : Buffer.from(broken(slots[piece.slot] ?? "", piece.breaks)),
  );
  return Buffer.concat([Buffer.from(head), ...body]);
}

function broken(value: string, breaks: readonly number[]): string {
  const edges = [0, ...breaks, value.length];
  return edges
    .slice(1)
    .map((edge, index) => value.slice(edges[index], edge))
    .join(SOFT_BREAK);
}
