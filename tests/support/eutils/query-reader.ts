import { leafOf, type Leaf } from "./query-leaf.ts";
import { queryTokens, type QueryToken } from "./query-tokens.ts";
import type { Query, QueryRemarks } from "./query-tree.ts";

export type QueryReading = {
  readonly remarks: QueryRemarks;
  /** Is this a MeSH heading some record carries? Automatic term mapping asks. */
  readonly isHeading: (name: string) => boolean;
};

/** PubMed's grammar: operators from left to right, parentheses nest, terms side by side are joined by AND. */
export function readQuery(term: string, reading: QueryReading): Query | undefined {
  const tokens = queryTokens(term);
  let at = 0;
  const peek = (): QueryToken | undefined => tokens[at];

  const expression = (): Query | undefined => {
    let left: Query | undefined;
    let operator: "and" | "or" | "not" | undefined;
    for (let token = peek(); token !== undefined && token.kind !== "close"; token = peek()) {
      if (token.kind === "operator") {
        operator = token.operator;
        at += 1;
        continue;
      }
      const right = operand();
      if (right === undefined) continue;
      left = left === undefined ? firstOperand(operator, right) : { kind: operator ?? "and", left, right };
      operator = undefined;
    }
    return left;
  };

  const operand = (): Query | undefined => {
    const token = peek();
    if (token?.kind === "open") {
      at += 1;
      const inner = expression();
      at += 1;
      return inner;
    }
    const leaf = readLeaf();
    if (peek()?.kind !== "colon") return leaf === undefined ? undefined : leafOf(leaf, undefined, reading);
    at += 1;
    const end = readLeaf();
    return leaf === undefined ? undefined : leafOf(leaf, end, reading);
  };

  const readLeaf = (): Leaf | undefined => {
    const token = peek();
    at += 1;
    if (token === undefined || (token.kind !== "quoted" && token.kind !== "word")) return undefined;
    let text = token.text;
    if (token.kind === "word") {
      for (let next = peek(); next?.kind === "word"; next = peek()) {
        text += ` ${next.text}`;
        at += 1;
      }
    }
    const tag = peek();
    if (tag?.kind === "tag") at += 1;
    return { text, quoted: token.kind === "quoted", ...(tag?.kind === "tag" && { tag: tag.text }) };
  };

  // A stray ")" ends an expression early; PubMed reads on behind it.
  let whole = expression();
  while (at < tokens.length) {
    at += 1;
    const rest = expression();
    if (rest !== undefined) whole = whole === undefined ? rest : { kind: "and", left: whole, right: rest };
  }
  return whole;
}

function firstOperand(operator: "and" | "or" | "not" | undefined, right: Query): Query {
  return operator === "not" ? { kind: "not", left: { kind: "everything" }, right } : right;
}
