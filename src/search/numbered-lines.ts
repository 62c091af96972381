/** "1. ketamine[tiab]", "#2 depression", "3) #1 AND #2": a line of a strategy as articles print it. */
const NUMBERED = /^\s*#?(\d{1,3})\s*[.):]?\s+(\S.*)$/;
const REFERENCE = /#(\d{1,3})\b/g;
const LONGEST = 50_000;

/**
 * A strategy printed line by line becomes the search that its last line stands for: each `#1` is the line it names, in parentheses.
 * Anything else, and a strategy that would grow beyond all measure, comes back as it was.
 */
export function joinNumberedLines(typed: string): string {
  const lines = typed.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length < 2 || !typed.includes("#")) return typed;
  const whole = new Map<string, string>();
  for (const [at, line] of lines.entries()) {
    const [, number = "", search = ""] = NUMBERED.exec(line) ?? [];
    if (Number(number) !== at + 1) return typed;
    const joined = search.replace(REFERENCE, (mark, named: string) => {
      const earlier = whole.get(named);
      return earlier === undefined ? mark : `(${earlier})`;
    });
    if (joined.length > LONGEST) return typed;
    whole.set(number, joined);
  }
  return whole.get(String(lines.length)) ?? typed;
}
