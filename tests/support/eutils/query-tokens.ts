export type QueryToken =
  | { readonly kind: "open" | "close" | "colon" }
  | { readonly kind: "operator"; readonly operator: "and" | "or" | "not" }
  | { readonly kind: "quoted" | "word"; readonly text: string }
  | { readonly kind: "tag"; readonly text: string };

const TOKEN = /\s*(?:(\()|(\))|"([^"]*)"?|\[([^\]]*)\]?|(:)(?=[\s"])|([^\s()"[\]]+))/y;
const OPERATORS: Readonly<Record<string, "and" | "or" | "not">> = { AND: "and", OR: "or", NOT: "not" };

/** Total: whatever is typed becomes tokens. Operators count in upper case only, as PubMed has it. */
export function queryTokens(term: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(term); match !== null && match[0] !== ""; match = TOKEN.exec(term)) {
    tokens.push(tokenOf(match));
    if (TOKEN.lastIndex >= term.length) break;
  }
  return tokens;
}

function tokenOf([, open, close, quoted, tag, colon, word]: RegExpExecArray): QueryToken {
  if (open !== undefined) return { kind: "open" };
  if (close !== undefined) return { kind: "close" };
  if (quoted !== undefined) return { kind: "quoted", text: quoted };
  if (tag !== undefined) return { kind: "tag", text: tag };
  if (colon !== undefined) return { kind: "colon" };
  const operator = OPERATORS[word ?? ""];
  return operator === undefined ? { kind: "word", text: word ?? "" } : { kind: "operator", operator };
}
