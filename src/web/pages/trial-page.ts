import type { Registration } from "../../domain/registration.ts";
import type { Tag } from "../../domain/tag.ts";
import { trialLink, type TrialLink } from "../../domain/trial-link.ts";
import type { StoredStudy } from "../../store/ports.ts";
import { registryAddress, studyAddress } from "./links.ts";
import { publishedTime } from "./publication.ts";
import { statusLabels } from "./status-words.ts";
import { summaryModel } from "./tag-words.ts";
import { studyTitle } from "./title.ts";
import { counted } from "./words.ts";

export function trialAddress(id: string): string {
  return `/trials/${encodeURIComponent(id)}`;
}

/** The studies that name the id, the earliest first, sorted by what they are to the trial. */
export function trialPage(registration: Registration, studies: readonly StoredStudy[]) {
  const { id, registry } = registration;
  const entries = studies.flatMap((stored) => {
    const link = trialLink(stored.study, stored.tags, id);
    return link === undefined ? [] : [{ link, entry: entry(stored, link) }];
  });
  const of = (kind: TrialLink["kind"]) => entries.filter(({ link }) => link.kind === kind).map((one) => one.entry);
  const publications = of("publication");
  return {
    id,
    registry,
    registryHref: registryAddress(registration),
    lede:
      publications.length === 0
        ? "No publication of this trial’s own is stored here; only records that speak of it."
        : `${counted(publications.length, "publication", "publications")} of this trial ${publications.length === 1 ? "is" : "are"} stored here, the earliest first.`,
    sections: [
      { heading: "Publications", note: "", entries: publications },
      {
        heading: "With other trials",
        note: "These analyse several trials together; their numbers are not this trial’s.",
        entries: of("several"),
      },
      {
        heading: "Mentioned by",
        note: "Reviews, comments and guidelines that name the trial. They do not join trials.",
        entries: of("mention"),
      },
    ].filter((section) => section.entries.length > 0),
  };
}

function entry({ study, tags, facts }: StoredStudy, { reason }: TrialLink) {
  return {
    href: studyAddress(study.pmid),
    ...studyTitle(study),
    labels: statusLabels(study.status),
    role: roleOf(tags),
    published: publishedTime(study.published),
    summary: summaryModel(tags, facts),
    reason,
  };
}

/** What a publication is in the life of a trial. */
const ROLES: readonly (readonly [design: string, role: string])[] = [
  ["notice", "Notice"],
  ["protocol", "Protocol"],
  ["secondary-analysis", "Secondary analysis"],
  ["meta-analysis", "Meta-analysis"],
  ["systematic-review", "Systematic review"],
  ["review", "Review"],
  ["guideline", "Guideline"],
  ["commentary", "Comment"],
  ["rct", "Results"],
  ["non-randomised-trial", "Results"],
];

function roleOf(tags: readonly Tag[]): string {
  return ROLES.find(([design]) => tags.some(({ facet, value }) => facet === "design" && value === design))?.[1] ?? "Publication";
}

/** For the margin of a study: the other publications of each trial it names. */
export type TrialAside = { readonly registration: Registration; readonly studies: readonly StoredStudy[] };

/** Large trials have dozens of papers; the margin shows the first, the trial's own page all. */
const MOST_IN_MARGIN = 12;

export function trialAsides(pmid: string, asides: readonly TrialAside[]) {
  return asides.map(({ registration: { id }, studies }) => {
    const linked = studies.flatMap(({ study, tags }) => {
      const link = trialLink(study, tags, id);
      return link?.kind === "publication" || study.pmid === pmid ? [{ study, tags, link }] : [];
    });
    return {
      id,
      href: trialAddress(id),
      more: linked.length > MOST_IN_MARGIN ? `and ${counted(linked.length - MOST_IN_MARGIN, "more", "more")}` : "",
      publications: linked.slice(0, MOST_IN_MARGIN).map(({ study, tags }) => ({
        year: study.published.iso.slice(0, 4),
        role: roleOf(tags),
        href: study.pmid === pmid ? undefined : studyAddress(study.pmid),
        title: studyTitle(study).titleText,
      })),
      reason: linked.find(({ study }) => study.pmid === pmid)?.link?.reason ?? "",
    };
  });
}
