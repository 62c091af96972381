/** What TeX needs a command for under pdfLaTeX, where the document has no fonts for the character. Anything not listed stays as it is. */

/** Combining mark → TeX accent. */
const ACCENTS: Readonly<Record<string, string>> = {
  "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".", "\u0308": '"',
  "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k",
}; // prettier-ignore

const LETTERS: Readonly<Record<string, string>> = {
  ß: "{\\ss}", æ: "{\\ae}", Æ: "{\\AE}", œ: "{\\oe}", Œ: "{\\OE}", ø: "{\\o}", Ø: "{\\O}", ł: "{\\l}", Ł: "{\\L}", ı: "{\\i}",
}; // prettier-ignore

const GREEK =
  "α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho ς varsigma " +
  "σ sigma τ tau υ upsilon φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi " +
  "Ω Omega ϕ phi ϵ epsilon ϑ vartheta";

const SIGNS =
  "≤ leq ≥ geq ⩽ leq ⩾ geq ≠ neq ≈ approx ≡ equiv ∼ sim ≃ simeq ≅ cong → rightarrow ← leftarrow ↔ leftrightarrow ↑ uparrow " +
  "↓ downarrow ∞ infty √ surd ∑ sum ∏ prod ∫ int ∂ partial ∇ nabla ∈ in ∝ propto ∆ Delta ∙ bullet ⋅ cdot ⇒ Rightarrow ′ prime " +
  "∗ ast ∘ circ ⋮ vdots ⋯ cdots ∧ wedge ∨ vee ∩ cap ∪ cup ⊂ subset ⊆ subseteq ∅ emptyset ∠ angle ∥ parallel ⊥ perp ∀ forall ∃ exists " +
  "≪ ll ≫ gg ⟨ langle ⟩ rangle ⊕ oplus ⊗ otimes ⇔ Leftrightarrow ⇌ rightleftharpoons ⇐ Leftarrow ⟶ longrightarrow ⟵ longleftarrow " +
  "ℓ ell ⍺ alpha ∣ mid ∶ colon";

/** What takes more than one command. */
const FORMULAS: Readonly<Record<string, string>> = {
  "−": "-", "≙": "\\hat{=}", "ℛ": "\\mathcal{R}", "″": "\\prime\\prime",
}; // prettier-ignore

/** In their places ⁰ to ₎; the small numbers that Latin-1 has (¹ ² ³) need nothing. */
const RAISED = "⁰0⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻-⁼=⁽(⁾)ⁿn";
const LOWERED = "₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋-₌=₍(₎)";

/** What prints as another sign or letters do: apostrophes of other alphabets, numerals of one character. */
const LIKENESSES: Readonly<Record<string, string>> = {
  "\u02bc": "'", "\u05f3": "'", Ⅰ: "I", Ⅱ: "II", Ⅲ: "III", Ⅳ: "IV", Ⅴ: "V", Ⅵ: "VI", Ⅶ: "VII", Ⅷ: "VIII", Ⅸ: "IX",
  Ⅹ: "X", ⅰ: "i", ⅱ: "ii", ⅲ: "iii", ⅳ: "iv", ⅴ: "v", "＜": "{$<$}", "＞": "{$>$}", "＝": "=", "％": "\\%", "（": "(", "）": ")", "，": ",",
  "：": ":", "；": ";", "．": ".", "＋": "+", "－": "-", "～": "{\\textasciitilde}", "＆": "\\&", "＃": "\\#", "／": "/",
}; // prettier-ignore

/** Greek capitals that look like Latin ones have no command of their own. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  Α: "A", Β: "B", Ε: "E", Ζ: "Z", Η: "H", Ι: "I", Κ: "K", Μ: "M", Ν: "N", Ο: "O", Ρ: "P", Τ: "T", Χ: "X", ο: "o",
}; // prettier-ignore

// Spaces narrower than a word's keep their words together; the zero-width ones print nothing; the hyphens are a hyphen.
const SPACES: Readonly<Record<string, string>> = {
  "\u00a0": "~", "\u2002": "~", "\u2003": "~", "\u2004": "~", "\u2005": "~", "\u2006": "~", "\u2007": "~", "\u2008": "~",
  "\u2009": "~", "\u200a": "~", "\u202f": "~", "\u205f": "~", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
  "\u2010": "-", "\u2011": "-",
}; // prettier-ignore

export const LATEX_LETTERS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LETTERS),
  ...pairs(GREEK),
  ...pairs(SIGNS),
  ...Object.entries(LOOKALIKES).map(([letter, latin]) => [letter, `{$\\mathrm{${latin}}$}`] as const),
  ...Object.entries(SPACES),
  ...Object.entries(FORMULAS).map(([sign, formula]) => [sign, `{$${formula}$}`] as const),
  ...scripts(RAISED, "^"),
  ...scripts(LOWERED, "_"),
  ...Object.entries(LIKENESSES),
]);

/** `{\"o}` for "ö"; undefined when the letter has no accent TeX knows. Marks that pile up nest: `{\'{\^e}}`. */
export function accented(letter: string): string | undefined {
  const [base, ...marks] = letter.normalize("NFD");
  if (base === undefined || marks.length === 0 || !/[A-Za-z]/.test(base)) return undefined;
  let tex = base;
  for (const mark of marks) {
    const accent = ACCENTS[mark];
    if (accent === undefined) return undefined;
    tex = /[a-z]/i.test(accent) || tex.length > 1 ? `\\${accent}{${tex}}` : `\\${accent}${tex}`;
  }
  return `{${tex}}`;
}

function scripts(list: string, place: "^" | "_"): (readonly [string, string])[] {
  const signs = Array.from(list);
  return signs.flatMap((sign, at) => (at % 2 === 0 ? [[sign, `{$${place}{${signs[at + 1] ?? ""}}$}`] as const] : []));
}

function pairs(list: string): (readonly [string, string])[] {
  const words = list.split(" ");
  return words.flatMap((sign, at) => (at % 2 === 0 ? [[sign, `{$\\${words[at + 1] ?? ""}$}`] as const] : []));
}
