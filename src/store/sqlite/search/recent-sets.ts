/** Values by key up to a number of bytes; those unused for longest go first. */
export function recentSets<T>(mostBytes: number, bytesOf: (value: T) => number) {
  const kept = new Map<string, T>();
  let bytes = 0;

  return {
    get: (key: string): T | undefined => {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    put: (key: string, value: T): T => {
      const size = bytesOf(value) + key.length * 2;
      if (size > mostBytes) return value;
      const earlier = kept.get(key);
      if (earlier !== undefined) {
        bytes -= bytesOf(earlier) + key.length * 2;
        kept.delete(key);
      }
      kept.set(key, value);
      bytes += size;
      for (const [oldest, old] of kept) {
        if (bytes <= mostBytes) break;
        kept.delete(oldest);
        bytes -= bytesOf(old) + oldest.length * 2;
      }
      return value;
    },
  };
}
