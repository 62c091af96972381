import { element } from "./study-xml-parts.ts";
import type { Dice } from "./dice.ts";
import type { StudyFacts } from "./study-facts.ts";
import type { StudyKind } from "./study-kinds.ts";

type Qualifier = readonly [name: string, id: string, major: boolean];

const heading = (name: string, id: string, major = false, qualifiers: readonly Qualifier[] = []): string =>
  `<MeshHeading>${element("DescriptorName", name, `UI="${id}" MajorTopicYN="${major ? "Y" : "N"}"`)}${qualifiers
    .map(([qualifier, ui, isMajor]) => element("QualifierName", qualifier, `UI="${ui}" MajorTopicYN="${isMajor ? "Y" : "N"}"`))
    .join("")}</MeshHeading>`;

export function meshHeadings(kind: StudyKind, { drug, condition, population }: StudyFacts, roll: Dice): string {
  const animal = kind === "animal";
  const ketamine = heading("Ketamine", "D007649", false, [
    animal ? ["pharmacology", "Q000494", true] : ["therapeutic use", "Q000627", true],
    ["administration & dosage", "Q000008", false],
  ]);
  const studied =
    kind === "anaesthesia"
      ? heading("Respiratory Insufficiency", "D012131", true)
      : heading(condition.heading, condition.headingId, false, [["drug therapy", "Q000188", true]]);
  const beings = animal
    ? [heading("Animals", "D000818"), heading("Mice", "D051379"), heading("Disease Models, Animal", "D004195")]
    : [
        heading("Humans", "D006801"),
        heading("Female", "D005260"),
        ...(population.short === "women" ? [] : [heading("Male", "D008297")]),
        ...population.headings.map(([name, id]) => heading(name, id)),
      ];
  const optional = roll.several(
    [
      heading("Antidepressive Agents", "D000928", false, [["therapeutic use", "Q000627", false]]),
      heading("Treatment Outcome", "D016896"),
      heading("Double-Blind Method", "D004311"),
      heading("Psychiatric Status Rating Scales", "D011569"),
      heading(
        drug.route === "intranasal" ? "Administration, Intranasal" : "Infusions, Intravenous",
        drug.route === "intranasal" ? "D000281" : "D007262",
      ),
    ],
    roll.whole(1, 4),
  );
  const depressed = condition.heading.startsWith("Depress") || animal ? [] : [heading("Depression", "D003863")];
  return `<MeshHeadingList>${[ketamine, studied, ...depressed, ...beings, ...optional].join("")}</MeshHeadingList>`;
}

export function chemicals({ drug }: StudyFacts): string {
  const chemical = (name: string, id: string, number: string): string =>
    `<Chemical><RegistryNumber>${number}</RegistryNumber>${element("NameOfSubstance", name, `UI="${id}"`)}</Chemical>`;
  const esketamine = drug.substance === "Esketamine" ? chemical("Esketamine", "C000629870", "50LFG02TXD") : "";
  return `<ChemicalList>${chemical("Ketamine", "D007649", "690G0D6V8H")}${esketamine}${chemical("Antidepressive Agents", "D000928", "0")}</ChemicalList>`;
}

const TYPES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  trial: [["Randomized Controlled Trial", "D016449"]],
  "meta-analysis": [["Meta-Analysis", "D017418"], ["Systematic Review", "D000078182"]],
  "systematic-review": [["Systematic Review", "D000078182"]],
  protocol: [["Clinical Trial Protocol", "D000078325"]],
  cohort: [["Observational Study", "D064888"]],
  "case-report": [["Case Reports", "D002363"]],
  review: [["Review", "D016454"]],
  guideline: [["Practice Guideline", "D017065"]],
  retracted: [["Randomized Controlled Trial", "D016449"], ["Retracted Publication", "D016441"]],
  "retraction-notice": [["Retraction of Publication", "D016440"]],
  erratum: [["Published Erratum", "D016425"]],
  "concern-notice": [["Expression of Concern", "D000075742"]],
  preprint: [["Preprint", "D000076942"]],
}; // prettier-ignore

const TRIALS: readonly StudyKind[] = ["rct", "corrected", "doubted", "published-preprint", "anaesthesia"];

/** Before indexing most records say no more than Journal Article: tagging must not depend on more. */
export function publicationTypes(kind: StudyKind, indexed: boolean, phase: string | undefined): string {
  const notice = kind === "erratum" || kind === "retraction-notice" || kind === "concern-notice";
  const always = notice || kind === "retracted" || kind === "preprint";
  const special = TRIALS.includes(kind) ? TYPES["trial"] : TYPES[kind];
  const phased: (readonly [string, string])[] =
    phase === "2" ? [["Clinical Trial, Phase II", "D017427"]] : phase === "3" ? [["Clinical Trial, Phase III", "D017428"]] : [];
  const types: (readonly [string, string])[] = [
    ...(notice ? [] : [["Journal Article", "D016428"] as const]),
    ...(indexed || always ? (special ?? []) : []),
    ...(indexed ? phased : []),
  ];
  return `<PublicationTypeList>${types.map(([name, id]) => element("PublicationType", name, `UI="${id}"`)).join("")}</PublicationTypeList>`;
}
