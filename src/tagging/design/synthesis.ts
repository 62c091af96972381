import { isCovered, isNegated, sameSentence } from "../text/context.ts";
import type { Hit } from "../text/hits.ts";
import { one, type DesignFinding, type View } from "./view.ts";

/** Systematic reviews and meta-analyses; those of earlier papers, or called for, do not count, nor a review that calls itself narrative. */
export function synthesis(view: View): readonly DesignFinding[] | undefined {
  const scoping = view.title("design.scoping");
  if (scoping.length > 0 && view.title("design.systematic").length === 0) return one("review", scoping);
  const narrative = view.title("rule.design.narrative");
  if (narrative.length > 0 && [...view.title("design.systematic"), ...view.title("design.meta")].length === 0)
    return one("review", narrative);
  const meta = metaAnalysis(view);
  const systematic = systematicReview(view, meta.length > 0);
  const found = [...(one("meta-analysis", meta) ?? []), ...(one("systematic-review", systematic) ?? [])];
  return found.length > 0 ? found : undefined;
}

function metaAnalysis(view: View): readonly Hit[] {
  const { title, type, text } = view;
  const named = [...type("design.meta"), ...title("design.meta").filter((hit) => !isAbout(view, hit))];
  if (named.length > 0) return named;
  const done = told(view, "design.meta.done");
  return done.length > 0 || text("design.systematic.method").length === 0 ? done : told(view, "design.meta.own");
}

function systematicReview(view: View, pooled: boolean): readonly Hit[] {
  const { title, type, text } = view;
  const titled = title("design.systematic");
  const named = [...type("design.systematic"), ...titled.filter((hit) => !isAbout(view, hit))];
  if (named.length > 0) return named;
  const done = told(view, "design.systematic.done");
  if (done.length > 0 || titled.length > 0) return done;
  const methods = text("design.systematic.method");
  const own = told(view, "design.systematic");
  if (own.length > 0 && (methods.length >= 1 || own.length >= 2 || pooled)) return own;
  const headings = text("design.cochrane");
  if (new Set(headings.map((hit) => view.reading.norm(hit.from))).size >= 3) return headings;
  return methods.length >= 4 && text("design.random.phrase").length === 0 ? methods : [];
}

/** The paper's own work: neither denied nor of earlier papers, and told as background only where it is done in the same sentence. */
function told({ reading, text }: View, cue: string): readonly Hit[] {
  const prior = [...text("design.prior-meta"), ...text("rule.design.meta.not")];
  const methods = text("design.systematic.method");
  return text(cue).filter(
    (hit) =>
      !isCovered(hit, prior) && !isNegated(reading, hit) && (reading.zone(hit) !== "background" || sameSentence(hit, methods)),
  );
}

/** "A competency framework for librarians in systematic reviews" writes about reviews and is none. */
function isAbout({ reading }: View, hit: Hit): boolean {
  const plural = ["reviews", "analyses", "metaanalyses"].includes(reading.norm(hit.to) ?? "");
  const within = ["in", "for", "on", "from"].includes(reading.norm(hit.from - 1) ?? "");
  // Behind a title stands the abstract, which may open with "Methods".
  const next = hit.to + 1 < reading.sentence(hit.sentence).to ? reading.norm(hit.to + 1) : undefined;
  return (plural && within) || CRAFT.has(next ?? "");
}

const CRAFT = new Set(["process", "tasks", "methodology", "methods", "searches", "searching", "software", "automation", "teams"]);

export function review({ title, text, type, leans }: View): readonly DesignFinding[] | undefined {
  const types = type("design.pt.review");
  const named = title("design.review");
  const own = text("design.review.own");
  if (types.length > 0) return one("review", own.length > 0 ? own : types);
  if (named.length + own.length > 0) return one("review", named.length > 0 ? named : own);
  const told = text("rule.design.reviewing");
  if (told.length > 0) return one("review", told);
  return one("review", leans("review") ?? []);
}
