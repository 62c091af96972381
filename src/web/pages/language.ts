/** PubMed's codes are the bibliographic ones of ISO 639-2; these twenty differ from what browsers read. */
const BIBLIOGRAPHIC: Readonly<Record<string, string>> = {
  alb: "sq",
  arm: "hy",
  baq: "eu",
  bur: "my",
  chi: "zh",
  cze: "cs",
  dut: "nl",
  fre: "fr",
  geo: "ka",
  ger: "de",
  gre: "el",
  ice: "is",
  mac: "mk",
  mao: "mi",
  may: "ms",
  per: "fa",
  rum: "ro",
  slo: "sk",
  tib: "bo",
  wel: "cy",
};

const NAMES = new Intl.DisplayNames("en-GB", { type: "language", fallback: "none" });

export type Language = { readonly tag: string; readonly name: string };

/** "ger" → { tag: "de", name: "German" }; undefined for undetermined, multiple and unknown codes. */
export function language(code: string | undefined): Language | undefined {
  const lower = code?.toLowerCase() ?? "";
  if (!/^[a-z]{2,3}$/.test(lower) || lower === "und" || lower === "mul") return undefined;
  const tag = BIBLIOGRAPHIC[lower] ?? Intl.getCanonicalLocales(lower)[0] ?? lower;
  const name = NAMES.of(tag);
  return name === undefined ? undefined : { tag, name };
}
