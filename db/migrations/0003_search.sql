-- Tags and facts of a study as the tagger gave them (domain/tag.ts, domain/facts.ts), with the words that caused each.
CREATE TABLE study_tags (
  pmid INTEGER PRIMARY KEY REFERENCES studies (pmid),
  vocabulary TEXT NOT NULL,
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  facts TEXT NOT NULL CHECK (json_valid(facts))
) STRICT;

-- Numbers for "facet:value", so that a study's tags are some bytes in study_search.
CREATE TABLE tag_values (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 65535),
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (facet, value)
) STRICT;

-- What searching needs of each live study besides its words: one narrow row, written and removed with its row in studies_fts.
-- Dates are yyyymmdd, 0 where unknown, "2024-03" as 20240300. `marks` are ids of tag_values, two bytes each, little end first.
CREATE TABLE study_search (
  id INTEGER PRIMARY KEY,
  marks BLOB NOT NULL,
  published INTEGER NOT NULL,
  electronic INTEGER NOT NULL,
  indexed INTEGER NOT NULL,
  completed INTEGER NOT NULL,
  revised INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  participants INTEGER,
  -- 1 abstract, 2 DOI, 4 PMCID, 8 registration, 16 MeSH.
  has INTEGER NOT NULL
) STRICT;

-- Searches whose answer must stay the same for ever; `pmids` in the order of the answer, four bytes each, little end first.
CREATE TABLE frozen_searches (
  id TEXT PRIMARY KEY,
  frozen_at TEXT NOT NULL CHECK (frozen_at LIKE '____-__-__T%Z'),
  search TEXT NOT NULL CHECK (json_valid(search)),
  pmids BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The words are normalised before they come here, so the tokenizer only cuts at spaces: "ascii" takes every other
-- character for a letter. The table is contentless, so it is filled anew from the documents when the store opens.
DROP TABLE studies_fts;
CREATE VIRTUAL TABLE studies_fts USING fts5 (
  title, vernacular, abstract, keywords, mesh, substances, publication_types, authors, investigators, affiliations, journal,
  ids, grants, subjects, conflicts, details, terms,
  content = '', contentless_delete = 1, tokenize = "ascii"
);
INSERT INTO studies_fts (studies_fts, rank) VALUES ('hashsize', 33554432);
INSERT INTO studies_fts (studies_fts, rank) VALUES ('automerge', 8);
INSERT INTO studies_fts (studies_fts, rank) VALUES ('crisismerge', 64);

-- Every word of the index with the number of studies that hold it.
CREATE VIRTUAL TABLE search_words USING fts5vocab (studies_fts, row);

-- Which INDEX_VERSION of the program filled the index.
CREATE TABLE search_index (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO search_index (one, version) VALUES (1, 0);
