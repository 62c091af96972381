/**
 * How long one look at the version of the data stands. SQLite locks and unlocks for it, which takes five microseconds, and a page made
 * anew looks half a dozen times. Whoever changed the data takes longer to ask for a page.
 */
const LOOK_MS = 1;

type SharedLook<T> = {
  /** What was seen within the last millisecond. */
  now(): Promise<T>;
  /** The same where it is at hand already. */
  lately(): T | undefined;
};

/** One look for all who want it within a millisecond. What was seen never gets older from one call to the next. */
export function sharedLook<T>(look: () => Promise<T>): SharedLook<T> {
  let looking: Promise<T> | undefined;
  let seen: T | undefined;
  return {
    now: () => {
      if (looking !== undefined) return looking;
      const began = look();
      looking = began;
      setTimeout(() => {
        looking = undefined;
        seen = undefined;
      }, LOOK_MS);
      const see = (found: T): void => {
        if (looking === began) seen = found;
      };
      began.then(see, () => undefined);
      return began;
    },
    lately: () => seen,
  };
}
