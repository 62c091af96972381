// Line ends of every kind (RIS and refer break at all of them), tabs, other controls, and runs of spaces.
const NOT_ONE_LINE = /[\p{Cc}\u2028\u2029]|^ | $| {2}/u;
const BREAKS = /[\p{Cc}\u2028\u2029 ]+/gu;

/** The value on one physical line: tagged formats end a value at the line's end, and folded lines join words ("inthe"). */
export function oneLine(text: string): string {
  return NOT_ONE_LINE.test(text) ? text.replace(BREAKS, " ").trim() : text;
}
