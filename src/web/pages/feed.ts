import { escapeMarkup, safeHtml } from "../../domain/rich-text.ts";
import type { Revision, StoredStudy } from "../../store/ports.ts";
import { abstractSections } from "./abstracts.ts";
import { gainedStatus } from "./home-page.ts";
import { studyAddress } from "./links.ts";
import { statusLabels } from "./status-words.ts";
import { studyCard } from "./study-card.ts";
import { studyTitle } from "./title.ts";
import { legal } from "./xml-text.ts";

export type FeedEntry = { readonly stored: StoredStudy; readonly revisions: readonly Revision[] };

export type Feed = {
  readonly title: string;
  readonly subtitle: string;
  readonly siteName: string;
  /** Absolute addresses: the site, this feed, and the page that shows the same. */
  readonly publicUrl: string;
  readonly self: string;
  readonly page: string;
  /** When there is no entry: the time of the last complete sync. */
  readonly since: string;
  readonly entries: readonly FeedEntry[];
};

/** The form of one entry that both kinds of feed share. */
function readable({ stored, revisions }: FeedEntry, publicUrl: string) {
  const { study } = stored;
  const labels = statusLabels(study.status).map(({ text }) => text);
  const { authors, journal, published } = studyCard(stored);
  const source = [authors, journal, published.text].filter((part) => part !== "").join(" · ");
  const abstract = abstractSections(study.abstract).map(
    ({ label, html }) => `<p>${label === "" ? "" : `<b>${escapeMarkup(label)}</b> `}${html}</p>`,
  );
  return {
    // Permanent, whatever becomes of our addresses.
    id: `urn:pmid:${study.pmid}`,
    title: legal([...labels.map((label) => `[${label}]`), studyTitle(study).titleText].join(" ")),
    url: publicUrl + studyAddress(study.pmid),
    html: legal(
      [
        ...labels.map((label) => `<p><strong>${escapeMarkup(label)}.</strong></p>`),
        `<p>${escapeMarkup(source)}</p>`,
        ...abstract,
      ].join("\n"),
    ),
    authors: study.authors.map((author) =>
      legal(
        author.kind === "collective"
          ? stripTags(safeHtml(author.name))
          : [author.name.given, author.name.family].filter((part) => part !== undefined).join(" "),
      ),
    ),
    published: entryTime(stored),
    updated: updated(stored, revisions),
  };
}

/** The day of entry into PubMed never moves; a reader's program would show the study again if it did. */
function entryTime({ entered }: StoredStudy): string {
  return `${entered}T00:00:00Z`;
}

/** Only what matters counts as an update: what the study says, and how it stands. New MeSH terms and tags do not. */
const MATTERS = new Set<string>(["title", "abstract"]);

function updated(stored: StoredStudy, revisions: readonly Revision[]): string {
  const last = revisions.find(
    (revision) =>
      revision.kind === "changed" &&
      (gainedStatus(revision).length > 0 || revision.changes.some(({ field }) => MATTERS.has(field))),
  );
  const first = entryTime(stored);
  return last === undefined || last.at < first ? first : `${last.at.slice(0, 19)}Z`;
}

export function atomFeed({ title, subtitle, siteName, publicUrl, self, page, since, entries }: Feed): string {
  const all = entries.map((entry) => readable(entry, publicUrl));
  const newest =
    all
      .map(({ updated: at }) => at)
      .sort()
      .at(-1) ?? since;
  const items = all.map(
    (entry) => `<entry>
<id>${entry.id}</id>
<title>${escapeMarkup(entry.title)}</title>
<link rel="alternate" type="text/html" href="${escapeMarkup(entry.url)}"/>
<published>${entry.published}</published>
<updated>${entry.updated}</updated>
${(entry.authors.length === 0 ? [siteName] : entry.authors).map((name) => `<author><name>${escapeMarkup(name)}</name></author>`).join("")}
<content type="html">${escapeMarkup(entry.html)}</content>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${escapeMarkup(self)}</id>
<title>${escapeMarkup(legal(title))}</title>
<subtitle>${escapeMarkup(legal(subtitle))}</subtitle>
<link rel="self" type="application/atom+xml" href="${escapeMarkup(self)}"/>
<link rel="alternate" type="text/html" href="${escapeMarkup(page)}"/>
<author><name>${escapeMarkup(siteName)}</name></author>
<updated>${newest}</updated>
${items.join("")}</feed>
`;
}

export function jsonFeed({ title, subtitle, publicUrl, self, page, entries }: Feed) {
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: legal(title),
    description: legal(subtitle),
    home_page_url: page,
    feed_url: self,
    language: "en",
    items: entries.map((entry) => {
      const { id, title: name, url, html, authors, published, updated: modified } = readable(entry, publicUrl);
      return {
        id,
        url,
        title: name,
        content_html: html,
        date_published: published,
        date_modified: modified,
        authors: authors.map((author) => ({ name: author })),
        tags: entry.stored.tags.map(({ facet, value }) => `${facet}:${value}`),
      };
    }),
  };
}

function stripTags(html: string): string {
  return html.replace(/<[^>]*>/g, "");
}
