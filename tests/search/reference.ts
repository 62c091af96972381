import type { DateField } from "../../src/search/fields.ts";
import type { DatesLeaf, HasLeaf, IdsLeaf, NearWordsLeaf, PhraseLeaf, Plan } from "../../src/search/plan.ts";
import type { SearchColumn } from "../../src/domain/search-columns.ts";
import type { Study } from "../../src/domain/study.ts";
import type { StoredStudy } from "../../src/store/ports.ts";
import { searchText } from "../../src/store/sqlite/search/search-text.ts";

/** One study as a reader would have it: the words of each column, and its ids without their marks. */
type Page = {
  readonly stored: StoredStudy;
  readonly words: Readonly<Record<SearchColumn, readonly string[]>>;
  readonly ids: ReadonlySet<string>;
};

/**
 * Searching without an index: every study is read for every leaf, its words compared one by one. Slow and plain; what it shares with
 * the store is which words a column holds, and nothing of how they are found.
 */
export function reference(studies: readonly StoredStudy[]) {
  const pages = studies.map((stored): Page => {
    const words = Object.entries(searchText(stored.study)).map(([column, text]) => [column, text.split(" ").filter(Boolean)]);
    return { stored, words: Object.fromEntries(words) as Page["words"], ids: new Set(idsOf(stored.study).map(plain)) };
  });
  const vocabulary: string[] = [""];
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, vocabulary.length);
    return vocabulary.push(word) - 1;
  };
  const books = new Map<string, Book>();
  const bookOf = (columns: readonly SearchColumn[]): Book => {
    const key = columns.join(" ");
    const book = books.get(key) ?? bind(pages, columns, numberOf);
    books.set(key, book);
    return book;
  };

  /** One for each word that is the one asked for, or begins so. */
  const choice = (word: string, isBegun: boolean): Uint8Array => {
    const fits = new Uint8Array(vocabulary.length);
    if (isBegun) for (let at = 1; at < fits.length; at += 1) fits[at] = vocabulary[at]?.startsWith(word) === true ? 1 : 0;
    const number = numbers.get(word);
    if (number !== undefined) fits[number] = 1;
    return fits;
  };

  /** Reads some columns of all studies from the first word to the last. */
  const readAll = ({ columns, words, prefix }: PhraseLeaf): readonly Page[] => {
    const { text, ends } = bookOf(columns);
    const wanted = words.map((word, at) => choice(word, prefix && at === words.length - 1));
    const [first = new Uint8Array()] = wanted;
    const found: Page[] = [];
    let page = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (first[text[at] ?? BORDER] !== 1) continue;
      if (!wanted.every((fits, next) => fits[text[at + next] ?? BORDER] === 1)) continue;
      while (at >= (ends[page] ?? Infinity)) page += 1;
      found.push(...pages.slice(page, page + 1));
      at = (ends[page] ?? at) - 1;
    }
    return found;
  };
  const remembered = new Map<string, ReadonlySet<Page>>();

  const matching = (plan: Plan): ReadonlySet<Page> => {
    const key = JSON.stringify(plan);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const found = new Set(find(plan));
    remembered.set(key, found);
    return found;
  };

  const find = (plan: Plan): readonly Page[] => {
    switch (plan.kind) {
      case "everything":
        return pages;
      case "nothing":
        return [];
      case "and": {
        const sets = plan.parts.map(matching);
        return pages.filter((page) => sets.every((set) => set.has(page)));
      }
      case "or":
        return plan.parts.flatMap((part) => [...matching(part)]);
      case "not": {
        const without = matching(plan.without);
        return [...matching(plan.from)].filter((page) => !without.has(page));
      }
      case "else": {
        const first = matching(plan.first);
        return [...(first.size > 0 ? first : matching(plan.otherwise))];
      }
      case "phrase":
        return readAll(plan);
      case "near":
        return pages.filter((page) => hasNear(page, plan));
      case "dates":
        return pages.filter((page) => hasDate(page, plan));
      case "mark":
        return pages.filter(({ stored: { tags, study } }) =>
          plan.facet === "status"
            ? study.status.some(({ kind }) => kind === plan.value)
            : tags.some(({ facet, value }) => facet === plan.facet && value === plan.value),
        );
      case "ids":
        return pages.filter((page) => hasId(page, plan));
      case "has":
        return pages.filter((page) => hasPart(page, plan));
      case "size":
        return pages.filter(({ stored: { facts } }) => {
          const size = facts?.participants;
          return size !== undefined && size >= plan.from && size <= plan.to;
        });
    }
  };

  return {
    /** PMIDs, lowest first. */
    find: (plan: Plan): readonly number[] =>
      [...matching(plan)].map(({ stored }) => Number(stored.study.pmid)).sort((a, b) => a - b),
  };
}

/** Some columns of all studies one after the other, a number for each word, and where each study ends. */
type Book = { readonly text: Int32Array; readonly ends: readonly number[] };

/** Stands between two columns, and is no word. */
const BORDER = 0;

function bind(pages: readonly Page[], columns: readonly SearchColumn[], numberOf: (word: string) => number): Book {
  const text: number[] = [];
  const ends = pages.map((page) => {
    for (const column of columns) {
      for (const word of page.words[column]) text.push(numberOf(word));
      text.push(BORDER);
    }
    return text.length;
  });
  return { text: Int32Array.from(text), ends };
}

/** Some choice of one place for each word leaves at most so many other words between the first and the last of them. */
function hasNear(page: Page, { columns, words, between }: NearWordsLeaf): boolean {
  return columns.some((column) => {
    const places = page.words[column].flatMap((word, at) => (words.includes(word) ? [{ word, at }] : []));
    return places.some(({ at: first }) => {
      const reach = places.filter(({ at }) => at >= first && at - first - 1 <= between + words.length - 2);
      return new Set(reach.map(({ word }) => word)).size === words.length;
    });
  });
}

function hasDate({ stored }: Page, { field, from, to }: DatesLeaf): boolean {
  const end = to.length < 10 ? `${to}-99` : to;
  return DATES[field](stored).some((date) => date !== undefined && date !== "" && date >= from && date <= end);
}

const DATES: Readonly<Record<DateField, (stored: StoredStudy) => readonly (string | undefined)[]>> = {
  dp: ({ study }) => [study.published.iso, study.publishedElectronically?.iso],
  ppdat: ({ study }) => [study.published.iso],
  epdat: ({ study }) => [study.publishedElectronically?.iso],
  edat: ({ entered }) => [entered],
  crdt: ({ entered }) => [entered],
  mhda: ({ study }) => [study.history.find(({ status }) => status === "medline")?.date.slice(0, 10)],
  lr: ({ study }) => [study.revised],
  dcom: ({ study }) => [study.completed],
  new: ({ firstSeenAt }) => [firstSeenAt.slice(0, 10)],
};

const plain = (id: string | undefined) =>
  (id ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

function idsOf(study: Study): readonly (string | undefined)[] {
  const others = [...study.otherIds.map(({ value }) => value), ...study.registrations.map(({ id }) => id)];
  return [study.doi, study.pmcid, study.pii, ...others];
}

function hasId({ stored: { study }, ids: here }: Page, { ids, ranges }: IdsLeaf): boolean {
  const number = Number(study.pmid);
  return (
    ids.some(({ id: { type, value } }) => (type === "pmid" ? study.pmid === value : here.has(plain(value)))) ||
    ranges.some(({ from, to }) => number >= from && number <= to)
  );
}

function hasPart({ stored: { study } }: Page, { what }: HasLeaf): boolean {
  switch (what) {
    case "abstract":
      return study.abstract.length > 0;
    case "doi":
      return study.doi !== undefined;
    case "pmcid":
      return study.pmcid !== undefined;
    case "registration":
      return study.registrations.length > 0;
    case "mesh":
      return study.mesh.length > 0;
  }
}
