/**
 * British spellings made American, by rules applied alike to what is indexed and what is asked; a word that is neither
 * ("exercise") may change, but changes everywhere alike, so nothing is lost. No rule joins two words of different meaning.
 */
export function americanSpelling(word: string): string {
  if (!BRITISH.test(word)) return word;
  return RULES.reduce((spelt, [british, american]) => spelt.replace(british, american), word);
}

/** The beginnings that a cut word may have in American spelling, itself among them: `behaviou` begins behaviour, which is indexed as behavior. */
export function americanBeginnings(cut: string): readonly string[] {
  const forms = [cut, americanSpelling(cut), ...CUT_RULES.map(([british, american]) => cut.replace(british, american))];
  return [...new Set(forms)];
}

const CUT_RULES: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3}i)s(?=(?:e[drs]?|i|ing?|a|ati?|ation?|ationa?|ab|abl)?$)/, "z"],
  [/(?<=[a-z]y)s(?=(?:e[drs]?|i|ing?)?$)/, "z"],
  [/(?<=[a-z]{2}o)u$/, ""],
  [/(?<=h|k|[a-z])aem$/, "em"],
  [/(?<=label|model|counsel|travel|cancel|signal|channel|level|total)l$/, ""],
  [/programm$/, "program"],
];

const RULES: readonly (readonly [RegExp, string])[] = [
  [/(behavi|col|tum|fav|hum|lab|od|neighb|vap|hon|flav|endeav|vig)our/, "$1or"],
  [/is(e|ed|es|er|ers|ing|ation|ations|ational|able)$/, "iz$1"],
  [/ys(e|ed|es|er|ing)$/, "yz$1"],
  [/anaes/, "anes"],
  [/haem/, "hem"],
  [/aem(i|e)/, "em$1"],
  [/(o)edem/, "edem"],
  [/paed/, "ped"],
  [/foet/, "fet"],
  [/oestr/, "estr"],
  [/gynaec/, "gynec"],
  [/rrhoe/, "rrhe"],
  [/pnoe/, "pne"],
  [/oesoph/, "esoph"],
  [/caecum|caecal/, "cecum"],
  [/^((?:multi)?cent|fib|lit|met|millilit|kilomet|millimet|centimet)re(s|d)?$/, "$1er$2"],
  [/programme/, "program"],
  [/sulph/, "sulf"],
  [/(label|model|counsel|travel|cancel|signal|channel|level|total)l(ed|ing|er|ers)$/, "$1$2"],
  [/^enrol(s|ment|ments)?$/, "enroll$1"],
  [/^fulfil(s|ment|ments)?$/, "fulfill$1"],
  [/^(ag)eing$/, "$1ing"],
  [/grey/, "gray"],
  [/sceptic/, "skeptic"],
  [/judgement/, "judgment"],
  [/tranquill/, "tranquil"],
];

/** A quick look before the rules: most words hold none of these. */
const BRITISH =
  /our|ys[ei]|is[ei]|isa[tb]|ae|oe|re[sd]?$|programme|sulph|ll(?:ed|ing|ers?)$|^enrol|^fulfil|eing|grey|sceptic|judgement|tranquill/;
