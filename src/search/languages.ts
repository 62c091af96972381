/** PubMed takes a language by its name or its ISO 639-2 code; records hold the code. */
const CODES: Readonly<Record<string, string>> = {
  afrikaans: "afr",
  arabic: "ara",
  chinese: "chi",
  croatian: "hrv",
  czech: "cze",
  danish: "dan",
  dutch: "dut",
  english: "eng",
  estonian: "est",
  finnish: "fin",
  french: "fre",
  german: "ger",
  greek: "gre",
  hebrew: "heb",
  hungarian: "hun",
  icelandic: "ice",
  italian: "ita",
  japanese: "jpn",
  korean: "kor",
  lithuanian: "lit",
  norwegian: "nor",
  persian: "per",
  polish: "pol",
  portuguese: "por",
  romanian: "rum",
  russian: "rus",
  serbian: "srp",
  slovak: "slo",
  slovenian: "slv",
  spanish: "spa",
  swedish: "swe",
  thai: "tha",
  turkish: "tur",
  ukrainian: "ukr",
  multilingual: "mul",
  undetermined: "und",
};

export const languageCode = (typed: string): string => CODES[typed.toLowerCase()] ?? typed;

const KNOWN: ReadonlySet<string> = new Set(Object.entries(CODES).flat());

/** By name or code. */
export const isLanguage = (typed: string): boolean => KNOWN.has(typed.toLowerCase());
