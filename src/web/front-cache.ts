import type { ReadyAnswer } from "./ready-answer.ts";

/**
 * Ready answers by address, all made from one version of the data: the first look with a newer version empties it.
 * Bounded in bytes; the least recently used answers leave first. Personal pages are never put in.
 */
export type FrontCache = {
  find(version: string, address: string): ReadyAnswer | undefined;
  /** Kept only while `version`, read before the page was made, is still the newest. */
  keep(version: string, address: string, answer: ReadyAnswer): void;
};

/** Longer addresses are answered but not remembered. */
const LONGEST_ADDRESS = 1000;

export function createFrontCache({ maxBytes }: { readonly maxBytes: number }): FrontCache {
  const answers = new Map<string, ReadyAnswer>();
  let newest = "";
  let bytes = 0;

  const drop = (address: string, answer: ReadyAnswer): void => {
    answers.delete(address);
    bytes -= answer.bytes;
  };

  return {
    find(version, address) {
      if (version !== newest) {
        answers.clear();
        bytes = 0;
        newest = version;
        return undefined;
      }
      const answer = answers.get(address);
      if (answer === undefined) return undefined;
      // Moved to the end, so that the Map's order is the order of use.
      answers.delete(address);
      answers.set(address, answer);
      return answer;
    },

    keep(version, address, answer) {
      if (version !== newest || address.length > LONGEST_ADDRESS || answer.bytes > maxBytes) return;
      const former = answers.get(address);
      if (former !== undefined) drop(address, former);
      answers.set(address, answer);
      bytes += answer.bytes;
      for (const [oldAddress, oldAnswer] of answers) {
        if (bytes <= maxBytes) break;
        drop(oldAddress, oldAnswer);
      }
    },
  };
}
