import { isCovered, isNegated } from "../text/context.ts";
import type { Hit } from "../text/hits.ts";
import { one, retells, type DesignFinding, type View } from "./view.ts";

export function economic({ title, text }: View): readonly DesignFinding[] | undefined {
  const named = title("design.economic");
  return named.length > 0 && text("design.economic").length >= 2 ? one("economic", named) : undefined;
}

export function qualitative({ title, text }: View): readonly DesignFinding[] | undefined {
  const named = title("design.qualitative");
  const told = text("design.qualitative");
  // A survey with a few open questions counts its answers.
  if (named.length === 0 && title("design.cross-sectional").length > 0) return undefined;
  if (named.length > 0 && told.length >= 2) return one("qualitative", named);
  return told.length >= 3 ? one("qualitative", told) : undefined;
}

/** What is left are observations and trials without chance: points weigh which, as their words overlap. */
export function observationalOrTrial(view: View): readonly DesignFinding[] | undefined {
  const { reading, title, text, leans } = view;
  if (retells(view, "rule.design.reviewing")) return undefined;
  const controls = [...title("design.case-control"), ...text("design.case-control")];
  if (controls.length > 0) return one("case-control", controls);
  const others = text("design.trials-plural");
  const own = (hit: Hit): boolean => !isNegated(reading, hit) && reading.zone(hit) !== "background" && !isCovered(hit, others);
  const openTitle = title("design.review").length > 0 ? [] : title("design.open-trial.strong");
  if (openTitle.length > 0) return one("non-randomised-trial", openTitle);
  const cohort = [...title("design.cohort.strong"), ...text("design.cohort.strong").filter(own)];
  if (cohort.length > 0) return one("cohort", cohort);
  const seen = ["design.real-world", "design.cross-sectional"].flatMap((cue) => text(cue)).filter(own);
  const users = text("design.users");
  if (leans("cross-sectional") !== undefined && seen.length + users.length > 0)
    return one("cross-sectional", seen.length > 0 ? seen : users);
  const compared = text("design.comparison");
  if (users.length >= 3 && compared.length > 0) return one("case-control", compared);
  const open = text("design.open-trial.strong").filter(own);
  if (open.length > 0) return one("non-randomised-trial", open);
  const reviewing = title("design.review").length > 0 || text("design.review.own").length >= 2;
  if (seen.length >= 2 && !reviewing) return one("cross-sectional", seen);
  const people = text("population.people").length > 0;
  const gave = text("design.open-trial").filter(
    (hit) => !isCovered(hit, others) && ["methods", "results", "other", "aim"].includes(reading.zone(hit)),
  );
  return people && gave.length > 0 && !reviewing ? one("non-randomised-trial", gave) : undefined;
}
