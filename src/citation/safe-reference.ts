const KEPT = "(?:i|b|sup|sub)";
const OTHER_TAG = new RegExp(`<(?!/?${KEPT}>)[^<>]*>`, "g");
const BARE = new RegExp(`<(?!/?${KEPT}>)`, "g");
const TAG = new RegExp(`<(/?)(${KEPT})>`, "g");

/** A reference that a stranger's style has set, with its italics and raised figures and no other markup, whatever the style put in. */
export function safeReference(html: string): string {
  const kept = html.replace(OTHER_TAG, "").replace(BARE, "&lt;").replace(/\s+/g, " ").trim();
  return isBalanced(kept) ? kept : kept.replace(TAG, "");
}

function isBalanced(html: string): boolean {
  const open: string[] = [];
  for (const [, closing, name = ""] of html.matchAll(TAG)) {
    if (closing === "") open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}
