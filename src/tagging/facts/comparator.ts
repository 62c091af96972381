import type { Designed } from "../designed.ts";
import { isNegated } from "../text/context.ts";
import { written } from "./words.ts";
import type { Found } from "./found.ts";

const TRIALS = new Set(["rct", "non-randomised-trial", "protocol", "secondary-analysis", "cohort"]);

/** The comparator by its own name, from the words "versus", "or", "compared with" beside ketamine; absent unless one stands out. */
export function findComparator({ reading, designs }: Designed): Found<string> | undefined {
  if (!designs.some((design) => TRIALS.has(design.value))) return undefined;
  const hits = reading
    .hits("fact.comparator")
    .filter(
      (hit) => !["background", "list", "registration", "conclusion"].includes(reading.zone(hit)) && !isNegated(reading, hit),
    );
  const names = hits.flatMap((hit) => {
    if (isOfAnother(hit.from) || ["trials", "studies", "rcts"].includes(reading.norm(hit.to + 1) ?? "")) return [];
    if (isAddition(hit.from, hit.to) || isActivePlacebo(hit)) return [];
    const inside: { name: string; from: number; to: number }[] = [];
    for (let at = hit.from; at <= hit.to; at++) {
      const name = COMPARATORS.get(reading.norm(at) ?? "");
      if (name !== undefined) inside.push({ name, from: hit.from, to: hit.to });
    }
    return inside;
  });
  const counts = new Map<string, number>();
  for (const { name } of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const active = [...counts.keys()].filter((name) => name !== "placebo" && name !== "saline");
  const chosen =
    active.length === 1
      ? active[0]
      : active.length === 0
        ? counts.has("saline")
          ? "saline"
          : counts.has("placebo")
            ? "placebo"
            : undefined
        : undefined;
  const found = names.find((one) => one.name === chosen);
  return found === undefined || chosen === undefined || written(reading, found.from, found.to) === ""
    ? undefined
    : { value: chosen, from: found.from, to: found.to };

  /** "active placebo-controlled": of a drug that is named elsewhere. */
  function isActivePlacebo({ from, to }: { readonly from: number; readonly to: number }): boolean {
    for (let at = from; at <= to; at++)
      if (reading.norm(at) === "placebo" && ["active", "psychoactive"].includes(reading.norm(at - 1) ?? "")) return true;
    return false;
  }

  /** "compared with ketamine plus sham ECT": what both groups had. */
  function isAddition(from: number, to: number): boolean {
    const first = reading.norm(from) ?? "";
    if (!["versus", "vs", "or", "compared", "than", "relative"].includes(first)) return false;
    for (let at = from + 1; at < to; at++) {
      const norm = reading.norm(at) ?? "";
      if (norm.includes("ketamin") || ADDITIONS.has(norm)) return true;
    }
    return false;
  }

  /** "riluzole or placebo" is a comparison of riluzole. */
  function isOfAnother(from: number): boolean {
    for (let at = from - 1; at >= from - 5; at--) {
      const norm = reading.norm(at) ?? "";
      if (norm.includes("ketamin")) return false;
      if (ADDED.has(norm)) return true;
    }
    return false;
  }
}

const ADDITIONS = new Set(["sham", "+", "plus", "another", "other", "if"]);

const ADDED = new Set(
  "riluzole lithium naltrexone lamotrigine memantine rapamycin nimodipine mdma psilocybin lsd risperidone haloperidol clonidine scopolamine methamphetamine brexanolone zuranolone dextromethorphan rapastinel lanicemine ethanol nicotine magnesium lidocaine gabapentin".split(
    " ",
  ),
);

const COMPARATORS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    placebo: "placebo",
    saline: "saline",
    midazolam: "midazolam",
    ect: "electroconvulsive therapy",
    electroconvulsive: "electroconvulsive therapy",
    escitalopram: "escitalopram",
    quetiapine: "quetiapine",
    fluoxetine: "fluoxetine",
    duloxetine: "duloxetine",
    sertraline: "sertraline",
    lorazepam: "lorazepam",
    diazepam: "diazepam",
    propofol: "propofol",
    fentanyl: "fentanyl",
    remifentanil: "remifentanil",
    thiopental: "thiopental",
    methohexital: "methohexital",
    etomidate: "etomidate",
    scopolamine: "scopolamine",
    dexmedetomidine: "dexmedetomidine",
    morphine: "morphine",
    diphenhydramine: "diphenhydramine",
  }),
);
