/** What RFC 3676 asks of plain text in mail. */
const WIDTH = 72;

/** Breaks at white space; a word longer than the line stands alone, because an address must stay whole. */
export function wrapText(text: string, first = "", rest = first): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.trim().split(/\s+/)) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join("\n");
}
