import { between } from "../facts/words.ts";
import type { Hit, Reading } from "../text/hits.ts";
import { one, type DesignFinding, type View } from "./view.ts";

export function notice({ title, type, input, reading }: View): readonly DesignFinding[] | undefined {
  const types = type("design.notice");
  if (types.length > 0) return one("notice", types);
  const opening = title("design.notice").filter((hit) => hit.from === 0);
  if (opening.length > 0) return one("notice", opening);
  const closing = title("design.notice").filter((hit) => closesTitle(reading, hit));
  if (closing.length > 0) return one("notice", closing);
  const said = [...title("design.retraction"), ...title("design.notice")].filter((hit) => hit.from < 3);
  if (said.length > 0 && (reading.norm(0) === "retraction" || input.status?.some((status) => status.kind === "notice") === true))
    return one("notice", said);
  return undefined;
}

/** "…: a systematic review': Corrigendum" names what it is at the end, behind a colon, a stop or a quotation mark. */
function closesTitle(reading: Reading, hit: Hit): boolean {
  const last =
    reading.zone({ ...hit, sentence: hit.sentence + 1 }) !== "title" && hit.to >= reading.sentence(hit.sentence).to - 1;
  return last && hit.from === hit.to && /[:.?'"’”]/.test(between(reading, hit.from - 1, hit.from));
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
