/** PubMed's ISO 639-2/B code → the BCP 47 tag (CSL, HTML) and the name biblatex and babel use. */
const LANGUAGES: Readonly<Record<string, readonly [tag: string, name: string]>> = {
  afr: ["af", "afrikaans"], alb: ["sq", "albanian"], ara: ["ar", "arabic"], arm: ["hy", "armenian"], aze: ["az", "azerbaijani"],
  bos: ["bs", "bosnian"], bul: ["bg", "bulgarian"], cat: ["ca", "catalan"], chi: ["zh", "chinese"], cze: ["cs", "czech"],
  dan: ["da", "danish"], dut: ["nl", "dutch"], eng: ["en", "english"], epo: ["eo", "esperanto"], est: ["et", "estonian"],
  fin: ["fi", "finnish"], fre: ["fr", "french"], geo: ["ka", "georgian"], ger: ["de", "german"], gla: ["gd", "scottish"],
  gre: ["el", "greek"], heb: ["he", "hebrew"], hin: ["hi", "hindi"], hrv: ["hr", "croatian"], hun: ["hu", "magyar"],
  ice: ["is", "icelandic"], ind: ["id", "indonesian"], ita: ["it", "italian"], jpn: ["ja", "japanese"], kin: ["rw", "kinyarwanda"],
  kor: ["ko", "korean"], lat: ["la", "latin"], lav: ["lv", "latvian"], lit: ["lt", "lithuanian"], mac: ["mk", "macedonian"],
  mal: ["ml", "malayalam"], mao: ["mi", "maori"], may: ["ms", "malay"], nor: ["no", "norsk"], per: ["fa", "persian"],
  pol: ["pl", "polish"], por: ["pt", "portuguese"], rum: ["ro", "romanian"], rus: ["ru", "russian"], slo: ["sk", "slovak"],
  slv: ["sl", "slovene"], spa: ["es", "spanish"], srp: ["sr", "serbian"], swe: ["sv", "swedish"], tha: ["th", "thai"],
  tur: ["tr", "turkish"], ukr: ["uk", "ukrainian"], urd: ["ur", "urdu"], vie: ["vi", "vietnamese"], wel: ["cy", "welsh"],
}; // prettier-ignore

/** "en" for "eng"; undefined for `mul`, `und` and what the table does not know. */
export function languageTag(code: string): string | undefined {
  return LANGUAGES[code]?.[0];
}

const IN_ENGLISH = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** "German" for "ger"; undefined for `mul`, `und` and what the table does not know. */
export function languageInEnglish(code: string): string | undefined {
  const tag = languageTag(code.toLowerCase());
  return tag === undefined ? undefined : IN_ENGLISH.of(tag);
}

/** "english" for "eng"; the code itself where the table does not know it. */
export function languageName(code: string): string {
  return LANGUAGES[code]?.[1] ?? code;
}
