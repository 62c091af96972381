/** Crisis lines that are run nationally and at all hours; `call` is the number as a telephone dials it. */
const LINES = [
  { country: "Australia", name: "Lifeline", number: "13 11 14", call: "131114" },
  { country: "Austria", name: "Telefonseelsorge", number: "142", call: "142" },
  { country: "Canada", name: "9-8-8 Suicide Crisis Helpline", number: "988", call: "988" },
  { country: "France", name: "Numéro national de prévention du suicide", number: "3114", call: "3114" },
  { country: "Germany", name: "TelefonSeelsorge", number: "0800 111 0 111", call: "08001110111" },
  { country: "Ireland", name: "Samaritans", number: "116 123", call: "116123" },
  { country: "New Zealand", name: "Need to talk? 1737", number: "1737", call: "1737" },
  { country: "Spain", name: "Línea de atención a la conducta suicida", number: "024", call: "024" },
  { country: "Switzerland", name: "Die Dargebotene Hand, La Main Tendue", number: "143", call: "143" },
  { country: "United Kingdom", name: "Samaritans", number: "116 123", call: "116123" },
  { country: "United States", name: "988 Suicide & Crisis Lifeline", number: "988", call: "988" },
] as const;

export function helpPage() {
  // A number is not broken over two lines.
  return { lines: LINES.map((line) => ({ ...line, number: line.number.replaceAll(" ", "\u00a0") })) };
}
