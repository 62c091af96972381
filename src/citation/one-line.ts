// Line ends of every kind (RIS and refer break at all of them), tabs and other controls.
// eslint-disable-next-line no-control-regex -- finding control characters is the point; \p{Cc} takes three times as long
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const BREAKS = /[\p{Cc}\u2028\u2029 ]+/gu;

/** The value on one physical line: tagged formats end a value at the line's end, and folded lines join words ("inthe"). */
export function oneLine(text: string): string {
  return isOneLine(text) ? text : text.replace(BREAKS, " ").trim();
}

function isOneLine(text: string): boolean {
  return !text.startsWith(" ") && !text.endsWith(" ") && !text.includes("  ") && !CONTROL.test(text);
}
