/**
 * Phrases grouped under a cue's name. In a phrase `ketamin*` is any word that begins so, `#` a number, `_` any one word,
 * `_3` up to three words, `(a|b c|)` a choice (an empty one makes it optional), `<people>` a class of words.
 */
export type Cues = Readonly<Record<string, readonly string[]>>;
