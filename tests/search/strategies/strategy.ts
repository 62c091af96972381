/** A search strategy as published for PubMed, with where it was published. Lines may refer to earlier ones by `#1`; they are put in. */
export type Strategy = {
  readonly name: string;
  readonly source: string;
  /** What of it was looked up: its words beside the source's, or that the source exists as cited. */
  readonly seen: "wording" | "source";
  readonly lines: readonly string[];
};

/** The last line with every line it refers to in its place, as PubMed's history does. */
export function wholeStrategy({ lines }: Pick<Strategy, "lines">): string {
  const whole: string[] = [];
  for (const line of lines)
    whole.push(
      line.replace(/#(\d+)/g, (mark, number: string) =>
        whole[Number(number) - 1] === undefined ? mark : `(${whole[Number(number) - 1] ?? ""})`,
      ),
    );
  return whole.at(-1) ?? "";
}
