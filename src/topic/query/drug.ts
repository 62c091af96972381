import { type QueryBlock, tagged } from "./block.ts";

export const drugBlocks: readonly QueryBlock[] = [
  {
    name: "ketamine, indexed",
    term: `"Ketamine"[Mesh] OR "Esketamine"[Supplementary Concept]`,
    gains: "Records without an abstract, letters, and other languages once an indexer has read them.",
    costs: "Nothing by itself; automated indexing since 2022 now and then tags a passing mention.",
  },
  {
    name: "ketamine and its enantiomers, as words",
    term: tagged("tiab", ["ketamin*", "esketamin*", "arketamin*"]),
    gains:
      "New records on their first day, before any indexing. (S)-, R-, S(+)-ketamine need no words of their own: PubMed cuts at the hyphen and finds ketamine; ketamin* is also German, Spanish and Russian in transcription.",
    costs: "Ketamine as the anaesthetic of an animal experiment, where the condition is the subject.",
  },
  {
    name: "metabolites",
    term: tagged("tiab", ["norketamin*", "hydroxynorketamin*", "dehydronorketamin*"]),
    gains: "Work on norketamine and (2R,6R)-hydroxynorketamine that never says ketamine alone.",
    costs: "Almost nothing. HNK alone is left out: it is honokiol's abbreviation too, which is tried in the same mouse models.",
  },
  {
    name: "brands and codes",
    term: tagged("tiab", ["spravato", "ketalar", "ketanest", "PCN-101", "CI-581"]),
    gains: "Reports of a product or of a development code.",
    costs: "Nothing. Veterinary brands (Ketaset, Vetalar) are left out on purpose.",
  },
];
