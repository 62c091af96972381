/**
 * Compounds of this field that some authors write as one word and others as two, or with a hyphen, which opens to two. As index words
 * (American spelling). A closed list: opening every word that begins with "sub" or "pre" would be a guess.
 */
const PAIRS = `
  anti: depressant depressants depressive suicidal inflammatory anhedonic convulsant convulsants psychotic psychotics epileptic epileptics nociceptive nociception cholinergic
  co: morbid morbidity morbidities
  electro: convulsive encephalography encephalogram physiological
  hydroxy: norketamine
  intra: nasal nasally venous venously muscular muscularly operative operatively thecal
  micro: dosing dose doses
  multi: center centered modal
  neuro: plasticity imaging cognitive cognition inflammation inflammatory transmitter transmitters transmission trophic developmental biology biological
  non: inferiority responder responders response suicidal psychotic linear adherence
  peri: operative operatively partum natal
  post: operative operatively partum natal infusion treatment
  pre: operative operatively clinical clinically natal treatment pulse frontal
  psycho: therapy therapies therapeutic social tropic tropics tomimetic tomimetics education pathology active
  re: uptake
  sub: anesthetic anesthetics cutaneous cutaneously lingual lingually acute type types group groups threshold syndromal genual scale scales
  ante: natal
  base: line
  bio: marker markers availability
  drop: out outs
  health: care
  in: patient patients
  out: patient patients
  over: dose doses
  wash: out
`;

const OPENED: ReadonlyMap<string, readonly [string, string]> = new Map(
  PAIRS.trim()
    .split("\n")
    .flatMap((line) => {
      const [first = "", rest = ""] = line.trim().split(": ");
      return rest.split(" ").map((second) => [first + second, [first, second]] as const);
    }),
);

/**
 * The other ways in which a run of index words may be written: with its compounds opened ("sub anesthetic"), and closed
 * ("subanesthetic"). The run as it is comes first; runs without a compound have no other.
 */
export function compoundForms(words: readonly string[]): readonly (readonly string[])[] {
  const opened = words.flatMap((word) => OPENED.get(word) ?? [word]);
  const closed: string[] = [];
  for (const word of opened) {
    const whole = `${closed.at(-1) ?? ""}${word}`;
    if (closed.length > 0 && OPENED.get(whole)?.[1] === word) closed.splice(-1, 1, whole);
    else closed.push(word);
  }
  const forms = new Map([words, opened, closed].map((form) => [form.join(" "), form]));
  return [...forms.values()];
}
