import { type QueryBlock, tagged } from "./block.ts";

/** Words that name the drug and its purpose at once. */
export const standaloneBlocks: readonly QueryBlock[] = [
  {
    name: "the approved nasal spray",
    term: tagged("tiab", ["spravato", "esketamine nasal spray", "nasal esketamine"]),
    gains:
      "Pharmacovigilance, kinetics and policy on a product that is licensed for depression only, even where the illness goes without saying.",
    costs: "A few papers on nasal esketamine as premedication of children.",
  },
];
