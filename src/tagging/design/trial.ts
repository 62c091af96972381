import { isCovered, isNegated, sameSentence } from "../text/context.ts";
import type { Hit, Reading } from "../text/hits.ts";
import { one, retells, type DesignFinding, type View } from "./view.ts";

export function secondaryAnalysis({ title, text, reading }: View): readonly DesignFinding[] | undefined {
  const named = title("design.reanalysis.strong");
  if (named.length > 0) return one("secondary-analysis", named);
  const calledSo = text("rule.design.reanalysis.own");
  if (calledSo.length > 0) return one("secondary-analysis", calledSo);
  const own = text("rule.design.reanalysis.this");
  if (own.length > 0 && title("design.random").length + title("design.random.study").length === 0)
    return one("secondary-analysis", own);
  const strong = text("design.reanalysis.strong").filter(
    (hit) => !["background", "results", "conclusion"].includes(reading.zone(hit)),
  );
  const trial = [...text("design.random"), ...text("design.open-trial.strong")];
  const said = text("design.reanalysis").filter((hit) => hit.to > hit.from);
  if (
    strong.length > 0 &&
    (said.length >= 2 || sameSentence(strong[0] ?? { cue: 0, from: 0, to: 0, sentence: -1 }, trial)) &&
    title("design.random.study").length === 0
  )
    return one("secondary-analysis", strong);
  return undefined;
}

/** Own randomisation: not denied, not called for, not of earlier trials. */
export function randomised(view: View): readonly DesignFinding[] | undefined {
  const { reading, title, text, type } = view;
  const types = type("design.pt.rct");
  const barred = [
    ...text("design.not-random"),
    ...text("design.trials-plural"),
    ...text("design.future-need"),
    ...text("design.future-random"),
    ...text("rule.design.random.hoped"),
    ...(compares(view) ? [] : text("design.random.order")),
  ];
  const own = (hit: Hit): boolean => !isCovered(hit, barred) && !isNegated(reading, hit, 2);
  const inTitle = [...title("design.random.phrase"), ...title("design.random"), ...title("design.random.study")].filter(own);
  const randomTitle = inTitle.filter((hit) => hasRandom(reading, hit));
  if (randomTitle.length > 0) return one("rct", randomTitle);
  const reviewing = title("design.review").length > 0 || title("design.qualitative").length > 0;
  const people = text("population.people").length > 0;
  const earlier = text("design.previous");
  const said = [...text("design.random.phrase"), ...text("design.random")].filter(
    (hit) => own(hit) && isOwnWork(reading, hit, earlier),
  );
  if (said.length > 0 && people && !reviewing && !retells(view, "rule.design.reviewing", "rule.design.discussed"))
    return one("rct", said);
  return types.length > 0 ? one("rct", types) : undefined;
}

/** Tasks given in a random order make no trial; treatments compared blindly or crossed over do. */
function compares({ text }: View): boolean {
  return ["design.open-trial.blind", "control.placebo"].some((cue) => text(cue).length > 0);
}

/** A sentence of methods, results or aims speaks of this study; elsewhere it must not speak of others. */
function isOwnWork(reading: Reading, hit: Hit, earlier: readonly Hit[]): boolean {
  const zone = reading.zone(hit);
  if (["methods", "results", "aim"].includes(zone)) return true;
  return zone === "other" && !sameSentence(hit, earlier);
}

function hasRandom(reading: Reading, hit: Hit): boolean {
  for (let at = hit.from; at <= hit.to; at++) {
    const word = reading.norm(at) ?? "";
    if (word.startsWith("random") || word === "rct") return true;
  }
  return false;
}
