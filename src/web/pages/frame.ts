import type { Assets } from "../assets.ts";
import type { WebNeeds } from "../needs.ts";
import type { Freshness } from "./freshness.ts";

/** What the layout around every page names. */
type Frame = {
  readonly siteName: string;
  readonly title: string;
  readonly description: string;
  readonly canonical: string | undefined;
  /** Search engines are kept from the endless combinations of filters. */
  readonly noindex: boolean;
  readonly stylesheet: string;
  readonly icon: string;
  readonly invented: boolean;
  readonly navigation: readonly { readonly href: string; readonly text: string; readonly current: boolean }[];
  /** For the foot of pages that do not already say it under their heading. */
  readonly freshness: Freshness | undefined;
};

/** The main navigation, in order; a page enters here when it exists. */
const NAVIGATION = [
  { href: "/", text: "This week" },
  { href: "/studies", text: "Studies" },
  { href: "/status", text: "Freshness" },
] as const;

type Asked = {
  readonly title: string;
  readonly description: string;
  /** The page's own address, as search engines should know it. */
  readonly address: string | undefined;
  readonly section: (typeof NAVIGATION)[number]["href"] | undefined;
  readonly freshness: Freshness | undefined;
  readonly noindex?: boolean;
};

export type MakeFrame = (asked: Asked) => Frame;

export function createFrame({ siteName, publicUrl, invented }: WebNeeds, assets: Assets): MakeFrame {
  return ({ title, description, address, section, freshness, noindex = false }) => ({
    siteName,
    title: title === siteName ? siteName : `${title} – ${siteName}`,
    description,
    canonical: address === undefined ? undefined : publicUrl + address,
    noindex: noindex || invented,
    stylesheet: assets.stylesheet.address,
    icon: assets.icon.address,
    invented,
    navigation: NAVIGATION.map((entry) => ({ ...entry, current: entry.href === section })),
    freshness,
  });
}
