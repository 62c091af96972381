import type { Assets } from "../assets.ts";
import type { WebNeeds } from "../needs.ts";
import type { Freshness } from "./freshness.ts";

type SearchBox = { readonly q: string; readonly hidden: readonly { readonly name: string; readonly value: string }[] };

/** The same content in another form. */
type Alternate = { readonly href: string; readonly type: string; readonly text: string };

/** What the layout around every page names. */
type Frame = {
  readonly siteName: string;
  readonly title: string;
  readonly description: string;
  readonly canonical: string | undefined;
  readonly alternates: readonly Alternate[];
  /** For reference managers and search engines: one study's citation as `<meta>`, and as JSON-LD that is safe inside a script element. */
  readonly metaTags: readonly { readonly name: string; readonly content: string }[];
  readonly jsonLdHtml: string;
  /** Search engines are kept from the endless combinations of filters. */
  readonly noindex: boolean;
  readonly stylesheet: string;
  readonly script: string;
  readonly icon: string;
  readonly invented: boolean;
  /** What stands in the search box of the masthead, and what a new search keeps. */
  readonly search: SearchBox;
  readonly navigation: readonly { readonly href: string; readonly text: string; readonly current: boolean }[];
  /** For the foot of pages that do not already say it under their heading. */
  readonly freshness: Freshness | undefined;
};

/** The main navigation, in order; a page enters here when it exists. */
const NAVIGATION = [
  { href: "/", text: "This week" },
  { href: "/studies", text: "Studies" },
  { href: "/evidence", text: "Evidence" },
  { href: "/questions", text: "Questions" },
  { href: "/trends", text: "Trends" },
  { href: "/changes", text: "Changes" },
  { href: "/digests", text: "Digests" },
] as const;

type Asked = {
  readonly title: string;
  readonly description: string;
  /** The page's own address, as search engines should know it. */
  readonly address: string | undefined;
  readonly section: (typeof NAVIGATION)[number]["href"] | undefined;
  readonly freshness: Freshness | undefined;
  readonly noindex?: boolean;
  readonly alternates?: readonly Alternate[];
  readonly metaTags?: Frame["metaTags"];
  readonly jsonLd?: string;
  readonly search?: SearchBox;
};

export type MakeFrame = (asked: Asked) => Frame;

export function createFrame({ siteName, publicUrl, invented }: WebNeeds, assets: Assets): MakeFrame {
  return ({
    title,
    description,
    address,
    section,
    freshness,
    noindex = false,
    alternates = [],
    metaTags = [],
    jsonLd = "",
    search = { q: "", hidden: [] },
  }) => ({
    siteName,
    title: title === siteName ? siteName : `${title} – ${siteName}`,
    description,
    canonical: address === undefined ? undefined : publicUrl + address,
    alternates,
    metaTags,
    jsonLdHtml: jsonLd,
    noindex: noindex || invented,
    stylesheet: assets.stylesheet.address,
    script: assets.script.address,
    icon: assets.icon.address,
    invented,
    search,
    navigation: NAVIGATION.map((entry) => ({ ...entry, current: entry.href === section })),
    freshness,
  });
}
