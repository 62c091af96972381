/** A run of words that stayed, went or came. */
export type DifferencePiece = { readonly kind: "same" | "gone" | "come"; readonly text: string };

/** Longer texts are compared by their ends only: what lies between the common beginning and end went and came as a whole. */
const MOST_WORDS = 1200;
/** Words of unchanged text that stay around a change. */
const AROUND = 8;

/** What changed between two texts, word by word, with a little of what stayed around each change. */
export function wordDifference(before: string, after: string): readonly DifferencePiece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [goneWords, comeWords] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const middle =
    goneWords.length > MOST_WORDS || comeWords.length > MOST_WORDS
      ? [piece("gone", goneWords), piece("come", comeWords)]
      : aligned(goneWords, comeWords);
  return shortenedSame([piece("same", a.slice(0, head)), ...middle, piece("same", tail === 0 ? [] : a.slice(-tail))]);
}

/** The longest common subsequence of words, by the textbook table. */
function aligned(a: readonly string[], b: readonly string[]): readonly DifferencePiece[] {
  const wide = b.length + 1;
  const table = new Uint16Array((a.length + 1) * wide);
  const at = (i: number, j: number): number => table[i * wide + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * wide + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: { kind: DifferencePiece["kind"]; words: string[] }[] = [];
  const push = (kind: DifferencePiece["kind"], word: string | undefined): void => {
    const last = pieces.at(-1);
    if (word === undefined) return;
    if (last?.kind === kind) last.words.push(word);
    else pieces.push({ kind, words: [word] });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push("same", a[i]);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      push("gone", a[i]);
      i += 1;
    } else {
      push("come", b[j]);
      j += 1;
    }
  }
  return pieces.map(({ kind, words }) => piece(kind, words));
}

function shortenedSame(pieces: readonly DifferencePiece[]): readonly DifferencePiece[] {
  const full = pieces.filter(({ text }) => text !== "");
  return full.map((one, index) => {
    const words = wordsOf(one.text);
    if (one.kind !== "same" || words.length <= AROUND * 2) return one;
    const head = index === 0 ? [] : words.slice(0, AROUND);
    const tail = index === full.length - 1 ? [] : words.slice(-AROUND);
    return { kind: "same", text: [...head, "…", ...tail].join(" ") };
  });
}

const piece = (kind: DifferencePiece["kind"], words: readonly string[]): DifferencePiece => ({ kind, text: words.join(" ") });

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
