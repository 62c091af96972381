/** NCBI's history: numbered sets of PMIDs under a WebEnv, forgotten after a while. */
export type HistoryServer = {
  /** Keeps a set, in the given environment or a new one. */
  readonly keep: (pmids: readonly string[], webEnv: string | undefined) => { webEnv: string; queryKey: string };
  readonly find: (webEnv: string | undefined, queryKey: string | undefined) => readonly string[] | undefined;
  readonly forget: () => void;
};

type Environment = { readonly sets: (readonly string[])[]; expires: number };

export function historyServer(clock: () => Date, lifetimeMs: number): HistoryServer {
  const environments = new Map<string, Environment>();
  let made = 0;
  const alive = (webEnv: string | undefined): Environment | undefined => {
    const environment = environments.get(webEnv ?? "");
    if (environment === undefined || environment.expires < clock().getTime()) return undefined;
    environment.expires = clock().getTime() + lifetimeMs;
    return environment;
  };
  return {
    keep(pmids, webEnv) {
      const known = alive(webEnv);
      if (known !== undefined && webEnv !== undefined) return { webEnv, queryKey: String(known.sets.push(pmids)) };
      made += 1;
      const name = `MCID_${made.toString(16).padStart(24, "0")}`;
      environments.set(name, { sets: [pmids], expires: clock().getTime() + lifetimeMs });
      return { webEnv: name, queryKey: "1" };
    },
    find: (webEnv, queryKey) => alive(webEnv)?.sets[Number(queryKey) - 1],
    forget: () => {
      environments.clear();
    },
  };
}
