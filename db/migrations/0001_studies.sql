-- "KDig": lets a restore tell our file from any other SQLite file.
PRAGMA application_id = 1262774631;

-- A study's id orders by entry: days since 1800-01-01, times 2^27, plus the PMID. Newest first, and any window of entry
-- days, is then a walk along the primary key at any size; studies_fts uses the same number as its rowid.
-- `document` stands last so that reading the short columns never visits its overflow pages.
CREATE TABLE studies (
  id INTEGER PRIMARY KEY,
  pmid INTEGER NOT NULL UNIQUE CHECK (pmid BETWEEN 1 AND 99999999),
  origin TEXT NOT NULL CHECK (origin IN ('pubmed', 'landmark', 'invented')),
  entered TEXT NOT NULL CHECK (entered GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- As long as its precision ("2024", "2024-03"), '' when unknown: sorts by its beginning, unknown last when newest first.
  published TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  -- MedlineCitation/DateRevised, '' when absent: a copy with an earlier one is stale.
  revised TEXT NOT NULL,
  first_seen_at TEXT NOT NULL CHECK (first_seen_at LIKE '____-__-__T%Z'),
  changed_at TEXT NOT NULL CHECK (changed_at LIKE '____-__-__T%Z'),
  -- '' when PubMed was never asked, so that "longest unasked first" is one walk along an index.
  checked_at TEXT NOT NULL CHECK (checked_at = '' OR checked_at LIKE '____-__-__T%Z'),
  deleted_at TEXT CHECK (deleted_at LIKE '____-__-__T%Z'),
  title TEXT NOT NULL,
  document TEXT NOT NULL,
  CHECK (id & 134217727 = pmid)
) STRICT;

CREATE INDEX studies_live ON studies (id) WHERE deleted_at IS NULL;
CREATE INDEX studies_live_by_publication ON studies (published, id) WHERE deleted_at IS NULL;
CREATE INDEX studies_live_by_check ON studies (checked_at, pmid) WHERE deleted_at IS NULL;
CREATE INDEX studies_landmarks ON studies (id) WHERE origin = 'landmark';
CREATE INDEX studies_deleted ON studies (id) WHERE deleted_at IS NOT NULL;

-- The record exactly as received, Brotli-compressed (see raw.ts); a landmark has none until PubMed sends it.
CREATE TABLE study_raw (
  pmid INTEGER PRIMARY KEY REFERENCES studies (pmid),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  body BLOB NOT NULL
) STRICT;

CREATE TABLE study_revisions (
  id INTEGER PRIMARY KEY,
  pmid INTEGER NOT NULL REFERENCES studies (pmid),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  kind TEXT NOT NULL CHECK (kind IN ('new', 'changed', 'deleted', 'restored')),
  changes TEXT NOT NULL CHECK (json_valid(changes))
) STRICT;

CREATE INDEX study_revisions_by_study ON study_revisions (pmid, id);
CREATE INDEX study_revisions_by_time ON study_revisions (at, id) WHERE kind <> 'new';

-- PubMed joined this record to another one: its page moves there.
CREATE TABLE replacements (
  pmid INTEGER PRIMARY KEY CHECK (pmid BETWEEN 1 AND 99999999),
  into_pmid INTEGER NOT NULL CHECK (into_pmid BETWEEN 1 AND 99999999 AND into_pmid <> pmid),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z')
) STRICT;

-- Contentless: the words live in studies.document already, and fragments are cut there, where markup and evidence are.
-- contentless_delete lets one row be deleted or replaced by rowid alone. Rows are written by the statement that writes
-- the study, in its transaction; there are no triggers. Only live studies have a row.
CREATE VIRTUAL TABLE studies_fts USING fts5 (
  title, abstract, authors, investigators, affiliations, journal, publication_types, mesh, substances, keywords,
  registrations, ids, other,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

-- Bulk loads: a whole batch fits the hash, segments are merged eight at a time, and tidy() merges the rest.
INSERT INTO studies_fts (studies_fts, rank) VALUES ('hashsize', 33554432);
INSERT INTO studies_fts (studies_fts, rank) VALUES ('automerge', 8);
INSERT INTO studies_fts (studies_fts, rank) VALUES ('crisismerge', 64);

-- `revision` counts transactions that changed what readers see; `lineage` names this file's history, and a restore
-- gives a new one, so that a version never means two contents.
CREATE TABLE content (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  lineage TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

INSERT INTO content (one, lineage, revision) VALUES (1, lower(hex(randomblob(6))), 0);
