/** "1. ketamine[tiab]", "#2 depression", "3) #1 AND #2": a line of a strategy as articles print it. */
const NUMBERED = /^\s*#?(\d{1,3})\s*[.):]?\s+(\S.*)$/;
const REFERENCE = /#(\d{1,3})\b/g;
/** "1 and 2", "(1 or 2) not 3": lines joined as Ovid prints them. */
const BARE_JOIN = /^[\s()]*\d{1,3}(?:[\s()]+(?:and|or|not)[\s()]+\d{1,3})+[\s()]*$/i;
const LONGEST = 50_000;

/**
 * A strategy printed line by line becomes the search that its last line stands for: each `#1` (or, in lines that hold nothing else, each number) is the line it names, in parentheses.
 * Anything else, and a strategy that would grow beyond all measure, comes back as it was.
 */
export function joinNumberedLines(typed: string): string {
  const lines = typed.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length < 2 || !(typed.includes("#") || BARE_JOIN.test(searchOf(lines.at(-1) ?? "")))) return typed;
  const whole = new Map<string, string>();
  for (const [at, line] of lines.entries()) {
    const [, number = "", search = ""] = NUMBERED.exec(line) ?? [];
    if (Number(number) !== at + 1) return typed;
    const joined = withMarks(search).replace(REFERENCE, (mark, named: string) => {
      const earlier = whole.get(named);
      return earlier === undefined ? mark : `(${earlier})`;
    });
    if (joined.length > LONGEST) return typed;
    whole.set(number, joined);
  }
  return whole.get(String(lines.length)) ?? typed;
}

const searchOf = (line: string): string => NUMBERED.exec(line)?.[2] ?? "";

/** Bare numbers and small operators of a joining line, as PubMed writes them. */
function withMarks(search: string): string {
  if (!BARE_JOIN.test(search)) return search;
  return search.replace(/\d+/g, "#$&").replace(/and|or|not/gi, (operator) => operator.toUpperCase());
}
