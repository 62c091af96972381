import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import { tagStudy, type Tagged } from "./tag-study.ts";

const Names = z.array(z.string()).default([]);

/** A MeSH heading is its name, or the object the API gives. */
const Mesh = z
  .array(z.union([z.string().transform((descriptor) => ({ descriptor })), z.object({ descriptor: z.string() })]))
  .default([]);

const Line = z.object({
  id: z.union([z.string(), z.number().transform(String)]),
  title: z.string(),
  abstract: z
    .string()
    .nullish()
    .transform((text) => text ?? ""),
  publicationTypes: Names,
  mesh: Mesh,
  keywords: Names,
  chemicals: Names,
});

export type TaggedLine = Tagged & { readonly id: string };

/** One record of `cli tag`: checked at the door, then tagged. Throws AppError("invalid") with a sentence. */
export function tagLine(json: unknown): TaggedLine {
  const parsed = Line.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join(".") ?? "";
    throw new AppError(
      "invalid",
      field === ""
        ? "Each line must be a JSON object with “id” and “title”."
        : `“${field}” can't be read: ${issue?.message ?? "wrong type"}.`,
    );
  }
  const { id, ...input } = parsed.data;
  return { id, ...tagStudy(input) };
}
