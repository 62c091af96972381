/** A search strategy as published for PubMed, with where it was published. Lines may refer to earlier ones by `#1`; they are put in. */
export type Strategy = {
  readonly name: string;
  readonly source: string;
  /**
   * What of it was looked up: its words beside the source's; that the source exists as cited; or nothing, so that it stands here as a
   * search of its kind and no more.
   */
  readonly seen: "wording" | "source" | "nothing";
  readonly lines: readonly string[];
};

/** The last line with every line it refers to in its place, as PubMed's history does. */
export function wholeStrategy({ lines }: Strategy): string {
  const whole: string[] = [];
  for (const line of lines)
    whole.push(
      line.replace(/#(\d+)/g, (mark, number: string) =>
        whole[Number(number) - 1] === undefined ? mark : `(${whole[Number(number) - 1] ?? ""})`,
      ),
    );
  return whole.at(-1) ?? "";
}
