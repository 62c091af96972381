import { inZones, isCovered } from "../text/context.ts";
import type { Hit, Reading } from "../text/hits.ts";
import { one, type DesignFinding, type View } from "./view.ts";

export function protocol({ reading, title, text, type, leans }: View): readonly DesignFinding[] | undefined {
  const types = type("design.protocol");
  if (types.length > 0) return one("protocol", types);
  const notProtocol = text("design.protocol.not");
  const future = text("design.future").filter((hit) => !["background", "conclusion"].includes(reading.zone(hit)));
  const named = [...title("design.protocol"), ...title("design.protocol.title")].filter((hit) => !isCovered(hit, notProtocol));
  const done = inZones(reading, "design.random.phrase", "results").length + text("design.results").length;
  if (
    named.length > 0 &&
    (future.length > 0 || title("design.protocol").length > 0 || text("design.protocol").length > 1 || done === 0)
  )
    return one("protocol", named);
  const headings = new Set(
    text("design.registry-heading")
      .filter((hit) => hit.from === reading.sentence(hit.sentence).from || isHeading(reading, hit))
      .map((hit) => reading.norm(hit.from) ?? ""),
  );
  if (headings.size >= 3 && text("design.results").length < 2) return one("protocol", text("design.registry-heading"));
  const registry = text("design.registry-entry");
  if (registry.length >= 3 && (future.length >= 1 || registry.length >= 5) && text("design.results").length < 2)
    return one("protocol", registry);
  const told = text("design.results");
  const results = told.filter((hit) => reading.zone(hit) !== "background").length;
  const last = reading.document.sentences.findLastIndex(
    (sentence) => sentence.from < reading.document.running && sentence.zone !== "registration",
  );
  const planned = text("design.planned").filter(
    (hit) => reading.zone(hit) !== "background" && reading.zone(hit) !== "conclusion" && (hit.sentence !== last || last < 4),
  );
  const ethics = text("rule.design.protocol-review");
  const reviewing = title("design.review").length > 0 || text("design.review.own").some((hit) => !isCovered(hit, ethics));
  // What has been found is told, and only a further study is planned.
  const found =
    inZones(reading, "design.results", "results").length > 0 && inZones(reading, "design.future", "methods", "aim").length === 0;
  const likely = reviewing || found ? undefined : leans("protocol");
  const enough = (likely === undefined && future.length < 3) || results < told.length ? 2 : 1;
  if (!reviewing && planned.length >= enough && (results === 0 || planned.length >= 3) && results <= planned.length / 2)
    return one("protocol", planned);
  return likely === undefined ? undefined : one("protocol", likely);
}

/** Registry exports run their headings on: "… twice CONDITION: depression PRIMARY OUTCOME: …". */
function isHeading(reading: Reading, hit: Hit): boolean {
  const word = reading.document.words[hit.from];
  const text = word === undefined ? "" : (reading.document.sources[word.source]?.text.slice(word.start, word.end) ?? "");
  return text.length > 2 && text === text.toUpperCase();
}
