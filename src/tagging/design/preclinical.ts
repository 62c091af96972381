import { inField, inZones } from "../text/context.ts";
import { one, type DesignFinding, type View } from "./view.ts";

/** Work on animals, tissue or cells; people in the methods make it human work again. */
export function preclinical({ reading, title, text, type }: View): readonly DesignFinding[] | undefined {
  if (type("design.pt.rct").length > 0) return undefined;
  const animals = text("design.animal").filter((hit) => reading.zone(hit) !== "background");
  const inTitle = title("design.animal");
  const people = inZones(reading, "design.human", "methods", "results", "other", "aim", "conclusion").length;
  const human = people + 2 * title("design.human").length;
  const cells = text("design.in-vitro");
  const mesh = inField(reading, "design.mesh.animals", "mesh");
  const meshHuman = inField(reading, "design.mesh.humans", "mesh");
  const reviewing = title("design.systematic").length + title("design.meta").length + title("design.review").length > 0;
  const reported = title("design.case-report").some((hit) => hit.to > hit.from) && inTitle.length === 0;
  if (reviewing || reported) return undefined;
  const studied = inZones(reading, "design.human.studied", "methods", "results", "aim", "other", "conclusion").length > 0;
  if (studied && (inTitle.length === 0 || people >= animals.length)) return undefined;
  if (inTitle.length > 0 && (animals.length > human || human === 0)) return one("preclinical", inTitle);
  if (animals.length >= 2 && animals.length > 1.5 * human) return one("preclinical", animals);
  if (mesh.length > 0 && meshHuman.length === 0) return one("preclinical", animals.length > 0 ? animals : mesh);
  const bench = cells.length + animals.length;
  if (bench >= 3 && bench > 1.5 * human && cells.length >= 2) return one("preclinical", cells);
  return undefined;
}
