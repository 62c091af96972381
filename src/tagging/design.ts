import type { Hit, Reading } from "./text/hits.ts";
import { inField, inText, inZones, isCovered, isNegated, sameSentence } from "./text/context.ts";
import type { TaggerInput } from "./tagger-input.ts";

/** A design with the words that prove it. */
export type DesignFinding = { readonly value: string; readonly hits: readonly Hit[]; readonly because?: string };

type Rule = (view: View) => readonly DesignFinding[] | undefined;

/** What several rules ask of one record, answered once. */
type View = {
  readonly reading: Reading;
  readonly input: TaggerInput;
  readonly title: (cue: string) => readonly Hit[];
  readonly text: (cue: string) => readonly Hit[];
  readonly type: (cue: string) => readonly Hit[];
  /** True where points say that people were observed, not treated. */
  readonly observes: boolean;
  /** The first sentence of an empty-looking record has no abstract to speak of. */
  readonly short: boolean;
};

/** The design of a record: the first rule that finds its words decides, from notices and animals down to narrative reviews. */
export function findDesign(reading: Reading, input: TaggerInput, observes: boolean): readonly DesignFinding[] {
  const view: View = {
    reading,
    input,
    title: (cue) => inZones(reading, cue, "title"),
    text: (cue) => inText(reading, cue),
    type: (cue) => inField(reading, cue, "publicationTypes"),
    observes,
    short: !reading.document.hasAbstract,
  };
  for (const rule of RULES) {
    const found = rule(view);
    if (found !== undefined) return found;
  }
  return [];
}

const RULES: readonly Rule[] = [
  notice,
  guidelineByType,
  caseReportByType,
  commentary,
  preclinical,
  protocol,
  synthesis,
  guideline,
  secondaryAnalysis,
  economic,
  caseReport,
  randomised,
  qualitative,
  observationalOrTrial,
  review,
];

function one(value: string, hits: readonly Hit[], because?: string): readonly DesignFinding[] | undefined {
  if (hits.length === 0) return undefined;
  return [because === undefined ? { value, hits } : { value, hits, because }];
}

function notice({ title, type, input, reading }: View): readonly DesignFinding[] | undefined {
  const types = type("design.notice");
  if (types.length > 0) return one("notice", types);
  const opening = title("design.notice").filter((hit) => hit.from === 0);
  if (opening.length > 0) return one("notice", opening);
  const said = [...title("design.retraction"), ...title("design.notice")].filter((hit) => hit.from < 3);
  if (said.length > 0 && (reading.norm(0) === "retraction" || input.status?.some((status) => status.kind === "notice") === true))
    return one("notice", said);
  return undefined;
}

function guidelineByType({ type }: View): readonly DesignFinding[] | undefined {
  return one("guideline", type("design.pt.guideline"));
}

function caseReportByType({ type, title, text }: View): readonly DesignFinding[] | undefined {
  const types = type("design.case-report");
  if (types.length === 0 || title("design.systematic").length > 0 || title("design.meta").length > 0) return undefined;
  const series = [...title("design.case-series"), ...text("design.case-series")];
  return series.length > 0 ? one("case-series", series) : one("case-report", types);
}

/** Letters on trials, editorials and replies: they report no study of their own. */
function commentary({ title, type, short, text }: View): readonly DesignFinding[] | undefined {
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

/** Work on animals, tissue or cells; people in the methods make it human work again. */
function preclinical({ reading, title, text, type }: View): readonly DesignFinding[] | undefined {
  if (type("design.pt.rct").length > 0) return undefined;
  const animals = text("design.animal").filter((hit) => reading.zone(hit) !== "background");
  const inTitle = title("design.animal");
  const people = inZones(reading, "design.human", "methods", "results", "other", "aim", "conclusion").length;
  const human = people + 2 * title("design.human").length;
  const cells = text("design.in-vitro");
  const mesh = inField(reading, "design.mesh.animals", "mesh");
  const meshHuman = inField(reading, "design.mesh.humans", "mesh");
  const reviewing = title("design.systematic").length + title("design.meta").length + title("design.review").length > 0;
  if (reviewing) return undefined;
  const studied = inZones(reading, "design.human.studied", "methods", "results", "aim", "other", "conclusion").length > 0;
  if (studied && (inTitle.length === 0 || people >= animals.length)) return undefined;
  if (inTitle.length > 0 && (animals.length > human || human === 0)) return one("preclinical", inTitle);
  if (animals.length >= 2 && animals.length > 1.5 * human) return one("preclinical", animals);
  if (mesh.length > 0 && meshHuman.length === 0) return one("preclinical", animals.length > 0 ? animals : mesh);
  const bench = cells.length + animals.length;
  if (bench >= 3 && bench > 1.5 * human && cells.length >= 2) return one("preclinical", cells);
  return undefined;
}

function protocol({ reading, title, text, type }: View): readonly DesignFinding[] | undefined {
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
  const results = text("design.results").length;
  const last = reading.document.sentences.findLastIndex(
    (sentence) => sentence.from < reading.document.running && sentence.zone !== "registration",
  );
  const planned = text("design.planned").filter(
    (hit) => reading.zone(hit) !== "background" && reading.zone(hit) !== "conclusion" && (hit.sentence !== last || last < 4),
  );
  const reviewing = title("design.review").length > 0 || text("design.review.own").length > 0;
  if (!reviewing && planned.length > 0 && (results === 0 || planned.length >= 3) && results <= planned.length / 2)
    return one("protocol", planned);
  return undefined;
}

/** Registry exports run their headings on: "… twice CONDITION: depression PRIMARY OUTCOME: …". */
function isHeading(reading: Reading, hit: Hit): boolean {
  const word = reading.document.words[hit.from];
  const text = word === undefined ? "" : (reading.document.sources[word.source]?.text.slice(word.start, word.end) ?? "");
  return text.length > 2 && text === text.toUpperCase();
}

/** Systematic reviews and meta-analyses; those of earlier papers, or called for, do not count. */
function synthesis({ reading, title, text, type }: View): readonly DesignFinding[] | undefined {
  const scoping = title("design.scoping");
  if (scoping.length > 0) return one("review", scoping);
  const found: DesignFinding[] = [];
  const prior = text("design.prior-meta");
  const own = (cue: string): readonly Hit[] =>
    text(cue).filter((hit) => !isCovered(hit, prior) && !isNegated(reading, hit) && reading.zone(hit) !== "background");
  const methods = text("design.systematic.method");
  const metaTypes = type("design.meta");
  const systematicTypes = type("design.systematic");
  const titleMeta = title("design.meta");
  const titleSystematic = title("design.systematic");
  const ownMeta = own("design.meta.own");
  const ownSystematic = own("design.systematic");
  const meta = [...metaTypes, ...titleMeta];
  if (meta.length > 0) found.push({ value: "meta-analysis", hits: meta });
  else if (ownMeta.length > 0 && methods.length >= 1) found.push({ value: "meta-analysis", hits: ownMeta });
  const systematic = [...systematicTypes, ...titleSystematic];
  if (systematic.length > 0) found.push({ value: "systematic-review", hits: systematic });
  else if (ownSystematic.length > 0 && (methods.length >= 1 || ownSystematic.length >= 2 || found.length > 0))
    found.push({ value: "systematic-review", hits: ownSystematic });
  else if (methods.length >= 4 && text("design.random.phrase").length === 0)
    found.push({ value: "systematic-review", hits: methods });
  return found.length > 0 ? found : undefined;
}

function guideline({ title, text }: View): readonly DesignFinding[] | undefined {
  const named = title("design.guideline.own");
  if (named.length > 0) return one("guideline", named);
  const guidelines = title("design.guideline");
  return guidelines.length > 0 && text("design.guideline.own").length > 0 ? one("guideline", guidelines) : undefined;
}

function secondaryAnalysis({ title, text, reading }: View): readonly DesignFinding[] | undefined {
  const named = title("design.reanalysis.strong");
  if (named.length > 0) return one("secondary-analysis", named);
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

function economic({ title, text }: View): readonly DesignFinding[] | undefined {
  const named = title("design.economic");
  return named.length > 0 && text("design.economic").length >= 2 ? one("economic", named) : undefined;
}

function caseReport({ title, text, short }: View): readonly DesignFinding[] | undefined {
  if (text("design.random.phrase").length > 0) return undefined;
  const named = title("design.case-report");
  const told = text("design.case-report");
  const many = [...title("design.case-series.strong"), ...text("design.case-series.strong")];
  const counted = title("design.case-series");
  if (counted.length > 0 && (many.length > 0 || short)) return one("case-series", counted);
  if (many.length > 0) return one("case-series", many);
  if (named.length > 0 && (short || told.length >= 2 || named.some((hit) => hit.to > hit.from))) return one("case-report", named);
  if (told.length >= 3) return one("case-report", told);
  const trial = text("design.open-trial.strong").length + text("design.real-world").length + text("design.cohort.strong").length;
  return told.length >= 2 && told.some((hit) => hit.to - hit.from >= 2) && trial === 0 ? one("case-report", told) : undefined;
}

/** Own randomisation: not denied, not called for, not of earlier trials. */
function randomised({ reading, title, text, type }: View): readonly DesignFinding[] | undefined {
  const types = type("design.pt.rct");
  const barred = [
    ...text("design.not-random"),
    ...text("design.trials-plural"),
    ...text("design.future-need"),
    ...text("design.future-random"),
  ];
  const own = (hit: Hit): boolean => !isCovered(hit, barred) && !isNegated(reading, hit, 2);
  const inTitle = [...title("design.random.phrase"), ...title("design.random"), ...title("design.random.study")].filter(own);
  const randomTitle = inTitle.filter((hit) => hasRandom(reading, hit));
  if (randomTitle.length > 0) return one("rct", randomTitle);
  const reviewing = title("design.review").length > 0;
  const earlier = text("design.previous");
  const said = [...text("design.random.phrase"), ...text("design.random")].filter(
    (hit) => own(hit) && isOwnWork(reading, hit, earlier),
  );
  if (said.length > 0 && !reviewing) return one("rct", said);
  return types.length > 0 ? one("rct", types) : undefined;
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

function qualitative({ title, text }: View): readonly DesignFinding[] | undefined {
  const named = title("design.qualitative");
  const told = text("design.qualitative");
  if (named.length > 0 && told.length >= 2) return one("qualitative", named);
  return told.length >= 3 ? one("qualitative", told) : undefined;
}

/** What is left are observations and trials without chance: points weigh which, as their words overlap. */
function observationalOrTrial({ reading, title, text, observes }: View): readonly DesignFinding[] | undefined {
  const controls = [...title("design.case-control"), ...text("design.case-control")];
  if (controls.length > 0) return one("case-control", controls);
  const own = (hit: Hit): boolean => !isNegated(reading, hit) && reading.zone(hit) !== "background";
  const openTitle = title("design.review").length > 0 ? [] : title("design.open-trial.strong");
  if (openTitle.length > 0) return one("non-randomised-trial", openTitle);
  const cohort = [...title("design.cohort.strong"), ...text("design.cohort.strong").filter(own)];
  if (cohort.length > 0) return one("cohort", cohort);
  const seen = ["design.real-world", "design.cross-sectional"].flatMap((cue) => text(cue)).filter(own);
  const users = text("design.users");
  if (observes && seen.length + users.length > 0) return one("cross-sectional", seen.length > 0 ? seen : users);
  const compared = text("design.comparison");
  if (users.length >= 3 && compared.length > 0) return one("case-control", compared);
  const open = text("design.open-trial.strong").filter(own);
  if (open.length > 0) return one("non-randomised-trial", open);
  const reviewing = title("design.review").length > 0 || text("design.review.own").length >= 2;
  if (seen.length >= 2 && !reviewing) return one("cross-sectional", seen);
  const gave = text("design.open-trial").filter((hit) => ["methods", "results", "other", "aim"].includes(reading.zone(hit)));
  return gave.length > 0 && !reviewing ? one("non-randomised-trial", gave) : undefined;
}

function review({ title, text, type }: View): readonly DesignFinding[] | undefined {
  const types = type("design.pt.review");
  const named = title("design.review");
  const own = text("design.review.own");
  if (types.length > 0) return one("review", own.length > 0 ? own : types);
  return one("review", named.length > 0 ? named : own);
}
