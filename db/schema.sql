-- Made by `npm run schema` from db/migrations; never edited by hand.

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

CREATE TABLE replacements (
  pmid INTEGER PRIMARY KEY CHECK (pmid BETWEEN 1 AND 99999999),
  into_pmid INTEGER NOT NULL CHECK (into_pmid BETWEEN 1 AND 99999999 AND into_pmid <> pmid),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z')
) STRICT;

CREATE TABLE content (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  lineage TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until TEXT NOT NULL CHECK (until LIKE '____-__-__T%Z')
) STRICT, WITHOUT ROWID;

CREATE TABLE request_slot (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  claimed_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sync', 'import', 'reparse')),
  query TEXT NOT NULL,
  holder TEXT NOT NULL,
  started_at TEXT NOT NULL CHECK (started_at LIKE '____-__-__T%Z'),
  finished_at TEXT CHECK (finished_at LIKE '____-__-__T%Z'),
  progress TEXT CHECK (json_valid(progress)),
  receipt TEXT CHECK (json_valid(receipt)),
  CHECK ((finished_at IS NULL) = (receipt IS NULL))
) STRICT;

CREATE INDEX runs_complete ON runs (kind, id) WHERE receipt ->> '$.state' = 'complete';

CREATE TABLE watermarks (
  stream TEXT NOT NULL,
  query TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  PRIMARY KEY (stream, query)
) STRICT, WITHOUT ROWID;

CREATE TABLE proven_windows (
  sweep TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('crdt', 'mdat')),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day),
  uid_from INTEGER NOT NULL CHECK (uid_from >= 0),
  uid_to INTEGER NOT NULL CHECK (uid_to >= uid_from),
  count INTEGER NOT NULL CHECK (count >= 0),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  PRIMARY KEY (sweep, field, from_day, to_day, uid_from, uid_to)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  pmid INTEGER CHECK (pmid BETWEEN 1 AND 99999999),
  reason TEXT NOT NULL,
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  body BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX quarantine_once ON quarantine (hash, coalesce(pmid, 0));

CREATE INDEX quarantine_by_pmid ON quarantine (pmid);

CREATE TABLE missing (
  pmid INTEGER PRIMARY KEY CHECK (pmid BETWEEN 1 AND 99999999),
  sweeps INTEGER NOT NULL CHECK (sweeps >= 1),
  first_at TEXT NOT NULL CHECK (first_at LIKE '____-__-__T%Z'),
  last_at TEXT NOT NULL CHECK (last_at LIKE '____-__-__T%Z')
) STRICT;

CREATE TABLE study_tags (
  pmid INTEGER PRIMARY KEY REFERENCES studies (pmid),
  vocabulary TEXT NOT NULL,
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  facts TEXT NOT NULL CHECK (json_valid(facts))
) STRICT;

CREATE TABLE tag_values (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 65535),
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (facet, value)
) STRICT;

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

CREATE TABLE frozen_searches (
  id TEXT PRIMARY KEY,
  frozen_at TEXT NOT NULL CHECK (frozen_at LIKE '____-__-__T%Z'),
  search TEXT NOT NULL CHECK (json_valid(search)),
  pmids BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE studies_fts USING fts5 (
  title, vernacular, abstract, keywords, mesh, substances, publication_types, authors, investigators, affiliations, journal,
  ids, grants, subjects, conflicts, details, terms,
  content = '', contentless_delete = 1, tokenize = "ascii"
);

CREATE VIRTUAL TABLE search_words USING fts5vocab (studies_fts, row);

CREATE TABLE search_index (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL
) STRICT;
