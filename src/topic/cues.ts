/**
 * Phrases grouped under a cue's name. In a phrase `ketamin*` is any word that begins so, `#` a number, `_` any one word,
 * `_3` up to three words (nine at most; two gaps make more), `(a|b c|)` a choice (an empty one makes it optional), `<people>` a class of words.
 * Cues named `rule.` are for rules alone: no points are learnt for them.
 */
export type Cues = Readonly<Record<string, readonly string[]>>;
