import { describe, expect, test } from "vitest";
import type { Registration } from "../../src/domain/registration.ts";
import type { Tag } from "../../src/domain/tag.ts";
import { ownTrial, trialLink } from "../../src/domain/trial-link.ts";

const NCT = "NCT00000001";
const registered = (id: string, registry = "ClinicalTrials.gov", ...saidBy: Registration["saidBy"][number][]): Registration => ({
  id,
  registry,
  saidBy: saidBy.length === 0 ? ["abstract"] : saidBy,
});
const design = (value: string): Tag => ({ facet: "design", value, evidence: [] });
const link = (registrations: readonly Registration[], ...designs: readonly string[]) =>
  trialLink({ registrations }, designs.map(design), NCT);

describe("a record belongs to a trial for a reason", () => {
  test.each<[string, readonly Registration[], readonly string[], string | undefined]>([
    ["a report", [registered(NCT)], ["rct"], "publication"],
    ["a protocol", [registered(NCT)], ["protocol"], "publication"],
    ["a record without tags", [registered(NCT)], [], "publication"],
    ["a trial in two registries", [registered(NCT), registered("2015-000001-10", "EudraCT")], ["rct"], "publication"],
    ["a pooled analysis", [registered(NCT), registered("NCT00000002")], ["secondary-analysis"], "several"],
    ["a review", [registered(NCT)], ["review"], "mention"],
    ["a meta-analysis that lists its trials", [registered(NCT), registered("NCT00000002")], ["meta-analysis"], "mention"],
    ["a letter", [registered(NCT)], ["commentary"], "mention"],
    ["a record that names another trial", [registered("NCT00000002")], ["rct"], undefined],
  ])("%s", (_name, registrations, designs, kind) => {
    expect(link(registrations, ...designs)?.kind).toBe(kind);
  });

  test("the reason names everybody who said so", () => {
    const said = [registered(NCT, "ClinicalTrials.gov", "data-bank", "abstract")];
    expect(link(said, "rct")?.reason).toBe("NCT00000001 is named in PubMed’s list of registrations and the abstract.");
  });

  test("a pooled analysis says how many others", () => {
    const three = [NCT, "NCT00000002", "NCT00000003"].map((id) => registered(id));
    expect(link(three, "rct")?.reason).toBe("NCT00000001 is named in the abstract, with 2 other trials.");
  });
});

test("a review and a pooled analysis are no trial's own", () => {
  const two = [registered(NCT), registered("NCT00000002")];
  expect(ownTrial({ registrations: two }, [design("rct")])).toEqual([]);
  expect(ownTrial({ registrations: [registered(NCT)] }, [design("review")])).toEqual([]);
  expect(ownTrial({ registrations: [registered(NCT)] }, [design("rct")])).toEqual([NCT]);
});
