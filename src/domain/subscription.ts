/** What decides the contents of an issue: two people with equal profiles get the same one. */
export type Profile = {
  /** In the search language; "" asks for everything. */
  readonly query: string;
  /** "facet:value", sorted, each once; values of one facet are OR-ed, facets AND-ed. */
  readonly tags: readonly string[];
  /** Slug of a standing question; its search is AND-ed to the rest. */
  readonly question?: string;
  /** The weakest evidence level that is still wanted: 1 (strongest) … 5. */
  readonly level?: number;
  readonly only: "everything" | "trials-and-syntheses";
  /** How many studies a mail shows at most; the rest stand on the site. */
  readonly most: number;
};

export type Preferences = {
  readonly profile: Profile;
  readonly rhythm: "weekly" | "monthly";
  readonly format: "html" | "plain";
  readonly quietWeek: "say-so" | "silent";
  readonly retractions: "next-issue" | "at-once";
};

/** Pending: asked, not confirmed. Suppressed: their server said that the address does not exist, or they complained. */
export type SubscriberState = "pending" | "active" | "paused" | "left" | "suppressed";

export type Subscriber = {
  readonly id: number;
  /** Random; what links carry instead of the address. */
  readonly handle: string;
  readonly address: string;
  readonly state: SubscriberState;
  readonly since: string;
  readonly confirmedAt?: string;
  readonly preferences: Preferences;
};

export const MOST_ITEMS = 60;

export const everything: Profile = { query: "", tags: [], only: "everything", most: 25 };

export const usualPreferences: Preferences = {
  profile: everything,
  rhythm: "weekly",
  format: "html",
  quietWeek: "say-so",
  retractions: "next-issue",
};

/** Equal wishes, equal text: white space in the search and the order and repetition of tags say nothing. */
export function profileKey(profile: Profile): string {
  const { query, tags, question, level, only, most } = normalProfile(profile);
  return JSON.stringify([query, tags, question ?? "", level ?? 0, only, most]);
}

export function normalProfile(profile: Profile): Profile {
  return { ...profile, query: profile.query.trim().replace(/\s+/g, " "), tags: [...new Set(profile.tags)].sort() };
}
