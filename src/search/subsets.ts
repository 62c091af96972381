import { termTokenOf } from "../domain/search-columns.ts";
import { SYSTEMATIC_REVIEW_STRATEGY } from "../topic/systematic-review-strategy.ts";
import { anyTerm } from "./controlled.ts";
import { languageCode } from "./languages.ts";
import { termLeaf } from "./phrases.ts";
import type { Plan } from "./plan.ts";
import { MESH } from "./thesaurus.ts";

/** What `[sb]` and `[filter]` may say: a plan, or a search in words that stands for it. */
export type Subset = { readonly plan: Plan } | { readonly search: string };

const status = (name: string): Subset => ({ plan: anyTerm("subset", [name]) });
const mesh = (...names: readonly string[]): Subset => ({
  plan: anyTerm(
    "mesh",
    names.flatMap((name) => MESH.explode(name)),
  ),
});
const type = (name: string): Subset => ({ search: `"${name}"[pt]` });

const SUBSETS: Readonly<Record<string, Subset>> = {
  systematic: { search: SYSTEMATIC_REVIEW_STRATEGY },
  "systematic review": { search: SYSTEMATIC_REVIEW_STRATEGY },
  systematicreview: { search: SYSTEMATIC_REVIEW_STRATEGY },
  medline: status("MEDLINE"),
  pubmednotmedline: status("PubMed-not-MEDLINE"),
  "pubmed not medline": status("PubMed-not-MEDLINE"),
  inprocess: { plan: anyTerm("subset", ["In-Process", "In-Data-Review"]) },
  "in process": { plan: anyTerm("subset", ["In-Process", "In-Data-Review"]) },
  indatareview: status("In-Data-Review"),
  "in data review": status("In-Data-Review"),
  publisher: status("Publisher"),
  oldmedline: status("OLDMEDLINE"),
  aheadofprint: status("aheadofprint"),
  ppublish: status("ppublish"),
  epublish: status("epublish"),
  pmcbook: status("book"),
  books: status("book"),
  hasabstract: { plan: { kind: "has", what: "abstract" } },
  fha: { plan: { kind: "has", what: "abstract" } },
  abstract: { plan: { kind: "has", what: "abstract" } },
  "free full text": { plan: { kind: "has", what: "pmcid" } },
  ffrft: { plan: { kind: "has", what: "pmcid" } },
  "pubmed pmc": { plan: { kind: "has", what: "pmcid" } },
  humans: mesh("Humans"),
  human: mesh("Humans"),
  animals: { search: '"Animals"[mh:noexp] OR ("Animals"[mh] NOT "Humans"[mh])' },
  animal: { search: '"Animals"[mh:noexp] OR ("Animals"[mh] NOT "Humans"[mh])' },
  male: mesh("Male"),
  female: mesh("Female"),
  adult: mesh("Adult"),
  child: mesh("Child"),
  adolescent: mesh("Adolescent"),
  infant: mesh("Infant"),
  allchild: mesh("Infant", "Child", "Adolescent"),
  alladult: mesh("Adult"),
  aged: mesh("Aged"),
  clinicaltrial: type("Clinical Trial"),
  "clinical trial": type("Clinical Trial"),
  clinicalstudy: type("Clinical Study"),
  randomizedcontrolledtrial: type("Randomized Controlled Trial"),
  "randomized controlled trial": type("Randomized Controlled Trial"),
  observationalstudy: type("Observational Study"),
  "meta analysis": type("Meta-Analysis"),
  review: type("Review"),
  guideline: type("Guideline"),
  practiceguideline: type("Practice Guideline"),
  preprint: type("Preprint"),
  booksdocs: status("book"),
  "exclude preprints": { search: 'NOT "Preprint"[pt]' },
};

/** The meaning of a subset's name, or a language's; undefined for one we do not know. */
export function findSubset(typed: string): Subset | undefined {
  const name = typed
    .toLowerCase()
    .replace(/[-\s]+/g, " ")
    .trim();
  if (Object.hasOwn(SUBSETS, name)) return SUBSETS[name];
  const code = languageCode(name);
  const token = code === name ? undefined : termTokenOf("language", code);
  return token === undefined ? undefined : { plan: termLeaf(token) };
}
