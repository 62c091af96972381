import { slashed } from "./days.ts";
import type { Query } from "./query-tree.ts";

/** The QueryTranslation of a reply: "ketamine"[MeSH Terms] OR "ketamine"[All Fields]. */
export function showQuery(query: Query): string {
  switch (query.kind) {
    case "words":
      return query.within === undefined
        ? leaf(query.typed, query.field.name)
        : `"${query.typed}"[${query.field.name}:~${query.within}]`;
    case "value":
      return leaf(query.typed, query.field.name);
    case "days":
      return `${slashed(query.from)}:${slashed(query.to)}[${query.field.name}]`;
    case "pmids":
      return query.from === query.to ? `${query.from}[UID]` : `${query.from}:${query.to}[UID]`;
    case "history":
      return `#${query.queryKey}`;
    case "everything":
      return "all[sb]";
    case "and":
    case "or":
    case "not":
      return `${side(query.left, query.kind, "left")} ${query.kind.toUpperCase()} ${side(query.right, query.kind, "right")}`;
  }
}

function leaf(typed: string, field: string): string {
  const text = typed.toLowerCase();
  return text.includes("*") ? `${text}[${field}]` : `"${text}"[${field}]`;
}

function side(query: Query, parent: string, where: "left" | "right"): string {
  const text = showQuery(query);
  const binary = query.kind === "and" || query.kind === "or" || query.kind === "not";
  const bare = !binary || (query.kind === parent && (where === "left" || parent !== "not"));
  return bare ? text : `(${text})`;
}
