import { leafFromRun, leafFromTagged, wordsOutsideTag, type FieldToken, type Operand } from "./operands.ts";
import { tellOtherSystems } from "./other-systems.ts";
import { tokenize, type Token } from "./tokens.ts";
import type { Problem, SearchTree } from "./tree.ts";

export type ParsedQuery = { readonly tree: SearchTree; readonly problems: readonly Problem[] };

type Operator = "AND" | "OR" | "NOT";

/** An open parenthesis: what stands in it so far, how that is joined, and the operator that waits for its right side. */
type Level = { parts: SearchTree[]; joint: "and" | "or"; operator: Operator | undefined };

const newLevel = (): Level => ({ parts: [], joint: "and", operator: undefined });

/** Longer than any published strategy we know (4.8 kB); beyond it a query is an attack or an accident. */
const LONGEST = 50_000;
/** Signs without width that stand between words in copied text; one for one, so that places stay. */
const UNSEEN = /[\u200b\u2060\ufeff]/g;
const MOST_OPERANDS = 3_000;
const DEEPEST = 200;

/**
 * Reads what a reader typed, in PubMed's grammar: operators in capitals, evaluated left to right, words side by side joined by AND.
 * Total: any string has a tree. What could not be meant is dropped and told in `problems`.
 */
export function parseQuery(typed: string): ParsedQuery {
  const problems: Problem[] = [];
  const text = typed.slice(0, LONGEST).replace(UNSEEN, " ");
  if (typed.length > LONGEST)
    problems.push({
      message: "The search is too long: only its first 50,000 characters were read.",
      span: { start: LONGEST, end: typed.length },
    });

  problems.push(...tellOtherSystems(text));

  const levels: Level[] = [newLevel()];
  let operands = 0;
  const tokens = tokenize(text);
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    const level = levels.at(-1);
    if (token === undefined || level === undefined) break;
    if (token.kind === "operator") {
      if (level.parts.length === 0 && token.operator !== "NOT")
        problems.push({ message: `${token.operator} has nothing before it and was left out.`, span: token.span });
      else level.operator = token.operator;
      at += 1;
    } else if (token.kind === "open") {
      if (levels.length >= DEEPEST)
        problems.push({ message: "Parentheses are nested too deeply; the innermost were left out.", span: token.span });
      else levels.push(newLevel());
      at += 1;
    } else if (token.kind === "close") {
      if (levels.length > 1) close(levels);
      else problems.push({ message: "A closing parenthesis has no partner and was left out.", span: token.span });
      at += 1;
    } else {
      const { operand, next } = readOperand(tokens, at, problems);
      operands += 1;
      // What was left out of the search joins nothing: under OR it would find everything.
      if (operands <= MOST_OPERANDS && operand !== undefined && operand.kind !== "everything") join(level, operand);
      at = Math.max(next, at + 1);
    }
  }
  if (operands > MOST_OPERANDS)
    problems.push({
      message: "The search has too many parts: only the first 3,000 were used.",
      span: { start: 0, end: text.length },
    });
  if (levels.length > 1)
    problems.push({
      message: "A parenthesis was not closed; it ends with the search.",
      span: { start: text.length, end: text.length },
    });
  while (levels.length > 1) close(levels);
  const [root] = levels;
  if (root?.operator !== undefined)
    problems.push({
      message: `${root.operator} has nothing after it and was left out.`,
      span: { start: text.length, end: text.length },
    });
  return { tree: (root && treeOf(root)) ?? { kind: "everything" }, problems };
}

/** Takes the next leaf: a tagged phrase, a range, or a run of words with the tag that closes it. */
function readOperand(
  tokens: readonly Token[],
  at: number,
  problems: Problem[],
): { operand: SearchTree | undefined; next: number } {
  const run: Operand[] = [];
  let next = at;
  const tagged = (rangeEnd: Operand | undefined, field: FieldToken, after: number) => {
    const outside = wordsOutsideTag(run, rangeEnd, field, problems);
    // The words that are not the tag's are a term of their own; the others are read again with it.
    if (outside > 0) return { operand: leafFromRun(run.slice(0, outside), problems), next: at + outside };
    return { operand: leafFromTagged(run, rangeEnd, field, problems), next: after };
  };
  for (let token = tokens[next]; token !== undefined; token = tokens[next]) {
    if (token.kind === "word" || token.kind === "phrase") {
      // A phrase is a term of its own: the words before it end here.
      if (token.kind === "phrase" && run.length > 0) break;
      run.push(token);
      next += 1;
      if (token.kind === "phrase" && tokens[next]?.kind !== "field" && tokens[next]?.kind !== "colon") break;
    } else if (token.kind === "field") {
      next += 1;
      if (run.length === 0) {
        problems.push({ message: `[${token.text}] stands after nothing and was left out.`, span: token.span });
        return { operand: undefined, next };
      }
      const range = rangeAfter(tokens, next);
      return tagged(range?.words, range?.field ?? token, range?.next ?? next);
    } else if (token.kind === "colon") {
      const range = run.length > 0 ? rangeAfter(tokens, next) : undefined;
      if (range?.field !== undefined) return tagged(range.words, range.field, range.next);
      next += 1;
    } else break;
  }
  return { operand: run.length === 0 ? undefined : leafFromRun(run, problems), next };
}

/** `: "3000"[dp]` after a tagged or bare beginning. */
function rangeAfter(tokens: readonly Token[], at: number) {
  const [colon, end, field] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (colon?.kind !== "colon" || (end?.kind !== "word" && end?.kind !== "phrase")) return undefined;
  return field?.kind === "field" ? { words: end, field, next: at + 3 } : { words: end, field: undefined, next: at + 2 };
}

function close(levels: Level[]): void {
  const inner = levels.pop();
  const tree = inner && treeOf(inner);
  const outer = levels.at(-1);
  if (tree !== undefined && outer !== undefined) join(outer, tree);
}

/** Chains of one operator stay flat, so that a thousand ORs are one node and not a thousand levels. */
function join(level: Level, right: SearchTree): void {
  const left = treeOf(level);
  const operator = level.operator ?? "AND";
  level.operator = undefined;
  if (operator === "NOT") level.parts = [{ kind: "not", from: left ?? { kind: "everything" }, without: right }];
  else if (left === undefined) level.parts = [right];
  else {
    const joint = operator === "AND" ? "and" : "or";
    if (level.parts.length === 1 || level.joint !== joint)
      level.parts = left.kind === joint && level.parts.length === 1 ? [...left.parts] : [left];
    level.parts.push(right);
    level.joint = joint;
  }
}

function treeOf({ parts, joint }: Level): SearchTree | undefined {
  return parts.length > 1 ? { kind: joint, parts } : parts[0];
}
