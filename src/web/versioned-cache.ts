/**
 * Things by name, all made from one version of the data: the first look with a newer version empties it.
 * Bounded in bytes; the least recently used leave first.
 */
export type VersionedCache<T> = {
  find(version: string, name: string): T | undefined;
  /** Kept only while `version`, read before the thing was made, is still the newest. */
  keep(version: string, name: string, thing: T): void;
};

type Limits<T> = { readonly maxBytes: number; readonly bytesOf: (thing: T) => number };

export function createVersionedCache<T>({ maxBytes, bytesOf }: Limits<T>): VersionedCache<T> {
  const things = new Map<string, { readonly thing: T; readonly bytes: number }>();
  let newest = "";
  let latest = "";
  let bytes = 0;

  const drop = (name: string): void => {
    bytes -= things.get(name)?.bytes ?? 0;
    things.delete(name);
  };

  return {
    find(version, name) {
      if (version !== newest) {
        things.clear();
        bytes = 0;
        newest = version;
        return undefined;
      }
      const found = things.get(name);
      if (found === undefined) return undefined;
      // Moved to the end, so that the Map's order is the order of use; what was used last stands there already.
      if (name !== latest) {
        things.delete(name);
        things.set(name, found);
        latest = name;
      }
      return found.thing;
    },

    keep(version, name, thing) {
      const size = bytesOf(thing);
      if (version !== newest || size > maxBytes) return;
      drop(name);
      things.set(name, { thing, bytes: size });
      latest = name;
      bytes += size;
      for (const oldName of things.keys()) {
        if (bytes <= maxBytes) break;
        drop(oldName);
      }
    },
  };
}
