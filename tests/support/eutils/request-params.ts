import type { IncomingMessage } from "node:http";

/** Every parameter of a request, each with all its values; the form body's come after the address's. */
export type RequestParams = {
  readonly get: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
  readonly whole: Readonly<Record<string, string>>;
};

export function requestParams(...parts: readonly URLSearchParams[]): RequestParams {
  const values = new Map<string, string[]>();
  for (const part of parts) for (const [name, value] of part) values.set(name, [...(values.get(name) ?? []), value]);
  return {
    get: (name) => values.get(name)?.findLast((value) => value !== ""),
    all: (name) => values.get(name) ?? [],
    whole: Object.fromEntries(Array.from(values, ([name, all]) => [name, all.join(",")])),
  };
}

/** The ids asked for, a comma or white space between them, and whether any of them is no number. */
export function requestedPmids(params: RequestParams): { readonly pmids: string[]; readonly malformed: string[] } {
  const typed = params
    .all("id")
    .flatMap((value) => value.split(/[\s,]+/))
    .filter((id) => id !== "");
  const isPmid = (id: string): boolean => /^\d{1,10}$/.test(id);
  return {
    pmids: [...new Set(typed.filter(isPmid).map((id) => id.replace(/^0+(?=\d)/, "")))],
    malformed: typed.filter((id) => !isPmid(id)),
  };
}

export function countParam(params: RequestParams, name: string, otherwise: number): number {
  const text = params.get(name);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : otherwise;
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
