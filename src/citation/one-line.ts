// eslint-disable-next-line no-control-regex -- control characters are what it looks for; \p{Cc} takes three times as long
const NOT_IN_ORDER = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const BREAKS = /[\p{Cc}\u2028\u2029 ]+/gu;
const SPACE = 0x20;
// Below this length a loop is faster than the call of a regular expression.
const SHORT = 48;

/** The value on one physical line, spaces as they stand unless a break is taken out: tagged formats end a value at the line's end, and folded lines join words ("inthe"). */
export function oneLine(text: string): string {
  return isOneLine(text) ? text : text.replace(BREAKS, " ").trim();
}

function isOneLine(text: string): boolean {
  const { length } = text;
  if (length === 0) return true;
  if (text.charCodeAt(0) === SPACE || text.charCodeAt(length - 1) === SPACE) return false;
  if (length > SHORT) return !NOT_IN_ORDER.test(text);
  for (let at = 0; at < length; at += 1) {
    if (breaksLine(text.charCodeAt(at))) return false;
  }
  return true;
}

/** Controls and the line ends of every kind: RIS and refer break at all of them. */
function breaksLine(code: number): boolean {
  return code < SPACE || (code >= 0x7f && (code <= 0x9f || code === 0x2028 || code === 0x2029));
}
