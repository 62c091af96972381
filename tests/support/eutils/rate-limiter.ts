export type RateLimit = { readonly perSecond: number; readonly withKeyPerSecond: number; readonly windowMs: number };

export const NCBI_RATE: RateLimit = { perSecond: 3, withKeyPerSecond: 10, windowMs: 1000 };

export type RateLimiter = (client: string, hasKey: boolean, now: number) => { readonly count: number; readonly limit: number };

/** Counts each client's requests in a sliding window, refused ones too: hammering on does not help. */
export function rateLimiter(rate: RateLimit): RateLimiter {
  const arrivals = new Map<string, number[]>();
  return (client, hasKey, now) => {
    const recent = (arrivals.get(client) ?? []).filter((time) => time > now - rate.windowMs);
    recent.push(now);
    arrivals.set(client, recent);
    return { count: recent.length, limit: hasKey ? rate.withKeyPerSecond : rate.perSecond };
  };
}
