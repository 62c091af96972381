import { one, type DesignFinding, type View } from "./view.ts";

export function notice({ title, type, input, reading }: View): readonly DesignFinding[] | undefined {
  const types = type("design.notice");
  if (types.length > 0) return one("notice", types);
  const opening = title("design.notice").filter((hit) => hit.from === 0);
  if (opening.length > 0) return one("notice", opening);
  const said = [...title("design.retraction"), ...title("design.notice")].filter((hit) => hit.from < 3);
  if (said.length > 0 && (reading.norm(0) === "retraction" || input.status?.some((status) => status.kind === "notice") === true))
    return one("notice", said);
  return undefined;
}

export function guidelineByType({ type }: View): readonly DesignFinding[] | undefined {
  return one("guideline", type("design.pt.guideline"));
}

/** Letters on trials, editorials and replies: they report no study of their own. */
export function commentary({ title, type, short, text }: View): readonly DesignFinding[] | undefined {
  const opening = title("design.commentary.title").filter((hit) => hit.from === 0 || (hit.from <= 12 && hit.to - hit.from >= 1));
  const types = type("design.commentary");
  const opens = opening.filter((hit) => hit.from === 0);
  if (types.length > 0) {
    const letters = types.length === 1;
    if (
      letters &&
      (text("design.random.phrase").length > 0 || text("design.case-report").length > 0) &&
      !short &&
      opens.length === 0
    )
      return undefined;
    return one("commentary", types);
  }
  const named = opening.filter((hit) => hit.to > hit.from || hit.from === 0);
  if (named.length > 0 && (short || opens.some((hit) => hit.to > hit.from) || named.some((hit) => hit.to > hit.from)))
    return one("commentary", named);
  return undefined;
}

export function guideline({ title, text }: View): readonly DesignFinding[] | undefined {
  const named = title("design.guideline.own");
  if (named.length > 0) return one("guideline", named);
  const guidelines = title("design.guideline");
  return guidelines.length > 0 && text("design.guideline.own").length > 0 ? one("guideline", guidelines) : undefined;
}
