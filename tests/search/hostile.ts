const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const many = (count: number, make: (index: number) => string, joint = " OR ") =>
  Array.from({ length: count }, (_, at) => make(at)).join(joint);
const begun = (index: number) => `${LETTERS[index % 26] ?? ""}${"aeiour"[index % 6] ?? ""}${LETTERS[(index * 7) % 26] ?? ""}*`;
const COMMON = ["ketamine", "depression", "patients", "treatment", "the", "of", "in", "and", "with", "study"];

/** Searches made to cost much, by the way they go about it; none longer than a reader may type. */
export const HOSTILE: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    "beginnings of all words": many(400, begun),
    "beginnings of all words in the title or abstract": many(400, (at) => `${begun(at)}[tiab]`),
    "beginnings that must all be there": many(200, begun, " "),
    "a thousand beginnings of nothing": many(1_200, (at) => `w${at}x*`),
    "every common beginning":
      "con* OR pro* OR pre* OR int* OR dep* OR ket* OR tre* OR pat* OR stu* OR the* OR eff* OR ran* OR com* OR sco*",
    "two letters and a star": "in* OR de* OR pa* OR th*",
    "common words near each other": `"${COMMON.join(" ")}"[tiab:~5000]`,
    "nearness again and again": many(60, (at) => `"${COMMON.join(" ")} ${begun(at).slice(0, 2)}"[tiab:~${at}]`),
    "phrases of the commonest words": many(90, (at) => `"${COMMON[at % 10] ?? ""} ${COMMON[Math.floor(at / 10)] ?? ""}"`),
    "one phrase of one word": `"${"ketamine ".repeat(1_000)}"`,
    "one phrase of common words": `"${`${COMMON.join(" ")} `.repeat(100)}"`,
    "the same two words for ever": "ketamine depression ".repeat(490),
    "names of headings for ever": "major depressive disorder treatment ".repeat(270),
    "a word in every field": many(300, (at) => `ketamine[${["ti", "ab", "tiab", "tw", "ot", "ad", "all", "tt"][at % 8] ?? ""}]`),
    "parentheses and words": "((((ketamine* OR ".repeat(580),
    "parentheses only": "(".repeat(9_990),
    "closing ones": ")".repeat(9_990),
    "quotes only": '"'.repeat(9_990),
    "brackets only": "[".repeat(9_990),
    "NOT for ever": `${"NOT ".repeat(2_000)}ketamine`,
    "AND NOT by turns": many(900, (at) => `k${at}`, " NOT "),
    "every PMID": "1:99999999[pmid]",
    "ranges of PMIDs": many(350, (at) => `${at + 1}:99999999[pmid]`),
    "a list of PMIDs": many(1_100, (at) => String(1_000_000 + at * 7), " "),
    "a list of trials": many(800, (at) => `NCT${String(10_000_000 + at)}`, " "),
    "dates from ever to ever": many(300, (at) => `${1900 + (at % 90)}:3000[${["dp", "edat", "mhda", "lr"][at % 4] ?? ""}]`),
    "broad headings": many(
      300,
      (at) => ["animals[mh]", "humans[mh]", "mental disorders[mh]", "mood disorders[mh]"][at % 4] ?? "",
    ),
    "names cut short": many(400, (at) => `${begun(at)}[au]`),
    filters: many(500, () => "systematic[sb]"),
    "numbers of participants": many(700, (at) => `n:>${at}`),
    "Greek and signs": "β-α/γ–(S)-‐−µ… ".repeat(620),
    "no word at all": "%%% --- ### ".repeat(800),
    "marks on letters": `e${"\u0301".repeat(9_000)}`,
    "halves of letters": "\ud83d".repeat(9_900),
    "a strategy that doubles": Array.from(
      { length: 60 },
      (_, at) => `${at + 1}. ${at === 0 ? "ketamine" : `#${at} OR #${at}`}`,
    ).join("\n"),
  }).map(([name, typed]) => [name, typed.slice(0, 10_000)]),
);
