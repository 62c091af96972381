import type { Cues } from "../cues.ts";

/** Words around which numbers become facts. */
export const FACT_CUES: Cues = {
  "fact.blinding.triple": ["triple (blind|blinded|masked)", "quadruple (blind|blinded|masked)"],
  "fact.blinding.double": ["double (blind|blinded|masked)", "doubleblind", "doubleblinded"],
  "fact.blinding.single": [
    "single (blind|blinded|masked)",
    "(rater|assessor|observer|evaluator|outcome assessor) (blind|blinded|masked)",
    "blinded (rater|raters|assessor|assessors|observer|evaluator*)",
  ],
  "fact.blinding.open": ["open label", "open trial", "open study", "unblinded", "openlabel"],
  "fact.masking-checked": [
    "(functional unblinding|functional unmasking)",
    "(blinding|masking) (was|were) _2 (assessed|tested|checked|evaluated|measured|successful|broken|compromised|maintained|inadequate|adequate)",
    "(success|integrity|effectiveness|adequacy|assessment|test|maintenance|failure) of _2 (blinding|masking|blind)",
    "(guess|guessed|guesses|guessing) _4 (treatment|assignment|allocation|group|drug|condition|received|arm)",
    "(treatment|allocation|blinding) guess*",
  ],
  "fact.primary": [
    "primary (outcome|outcomes|endpoint|endpoints|end point|end points|efficacy|measure|measures|objective|variable|hypothesis|aim)",
    "main outcome*",
    "primary _3 (outcome|endpoint|measure)",
  ],
  "fact.secondary": ["secondary (outcome*|endpoint*|end point*|measure*|efficacy)", "key secondary"],
  "fact.follow-up": [
    "follow up (period|time|visit*|phase|assessment*|duration|at|of|for|was|)",
    "followed (up |)(for|over|until|through)",
    "followup",
  ],
  "fact.sessions": [
    "# _3 (infusions|administrations|injections)",
    "# _2 (ketamine|esketamine) (treatments|sessions|doses)",
    "# (subanesthetic |sub anesthetic |intravenous |iv |)(doses|sessions|treatments) of (ketamine|esketamine|iv ketamine|intravenous ketamine)",
  ],
  "fact.single": ["(single|one) _4 (infusion|administration|injection)", "single _3 dose", "single dose"],
  "fact.comparator": [
    "(versus|vs|or|compared (with|to)|than|relative to) _4 (placebo|saline|midazolam|ect|electroconvulsive|escitalopram|quetiapine|fluoxetine|duloxetine|sertraline|lorazepam|diazepam|propofol|fentanyl|remifentanil|thiopental|methohexital|etomidate|scopolamine|dexmedetomidine|morphine|diphenhydramine)",
    "(placebo|saline|midazolam) (controlled|control|group|arm|infusion)",
    "(ketamine|esketamine) and (placebo|saline|midazolam|ect)",
    "(placebo|saline|midazolam) (or|and|versus|vs) (ketamine|esketamine)",
  ],
};
