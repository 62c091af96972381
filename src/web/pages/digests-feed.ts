import { escapeMarkup } from "../../domain/rich-text.ts";
import { issueAddress, issueView } from "../../digest/issue-view.ts";
import { periodText } from "../../digest/words.ts";
import type { DigestFacts } from "./digests-page.ts";
import { capitalised } from "./words.ts";
import { legal } from "./xml-text.ts";

type FeedFacts = {
  readonly siteName: string;
  readonly publicUrl: string;
  readonly issues: readonly (DigestFacts & { readonly changedAt: string | undefined })[];
};

/** Atom (RFC 4287) of the issues. An entry's `updated` moves only when something in it was retracted or corrected. */
export function digestsFeed({ siteName, publicUrl, issues }: FeedFacts): string {
  const { host } = new URL(publicUrl);
  const updated = issues
    .map(({ issue, changedAt }) => changedAt ?? issue.composedAt)
    .reduce((a, b) => (a > b ? a : b), "1970-01-01T00:00:00Z");
  const entries = issues.map((facts) => entry(facts, host, publicUrl));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<id>tag:${escapeMarkup(host)},2026:digests</id>
<title>${xml(siteName)}: every issue</title>
<updated>${updated}</updated>
<author><name>${xml(siteName)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(publicUrl)}/digests.atom"/>
<link rel="alternate" type="text/html" href="${xml(publicUrl)}/digests"/>
${entries.join("\n")}
</feed>
`;
}

function entry(
  { issue, entries, corrections, statusNow, changedAt }: FeedFacts["issues"][number],
  host: string,
  publicUrl: string,
): string {
  const current = entries.map((one) => ({ ...one, status: statusNow.get(one.pmid) ?? one.status }));
  const view = issueView({ issue, entries: current, corrections, omitted: 0, publicUrl });
  const told = view.corrections.map(
    ({ label, titleHtml, href }) => `<li><strong>${label}.</strong> <a href="${escapeMarkup(href)}">${titleHtml}</a></li>`,
  );
  const html = [
    `<p>${escapeMarkup(view.lede)}</p>`,
    ...(told.length === 0 ? [] : [`<h2>What changed about earlier studies</h2><ul>${told.join("")}</ul>`]),
    ...view.sections.map(
      (section) =>
        `<h2>${escapeMarkup(section.heading)}</h2><ul>${section.entries
          .map(({ href, titleHtml, source, labels }) => {
            const marks = labels.map(({ text }) => `<strong>${escapeMarkup(text)}.</strong> `).join("");
            return `<li>${marks}<a href="${escapeMarkup(href)}">${titleHtml}</a><br>${escapeMarkup(source)}</li>`;
          })
          .join("")}</ul>`,
    ),
  ].join("");
  const link = publicUrl + issueAddress(issue);
  return `<entry>
<id>tag:${escapeMarkup(host)},2026:digest-${issue.period}</id>
<title>${xml(`${capitalised(periodText(issue.period))}: ${view.lede}`)}</title>
<published>${issue.composedAt}</published>
<updated>${changedAt ?? issue.composedAt}</updated>
<link rel="alternate" type="text/html" href="${xml(link)}"/>
<content type="html">${xml(html)}</content>
</entry>`;
}

function xml(text: string): string {
  return escapeMarkup(legal(text));
}
