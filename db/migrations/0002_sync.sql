CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until TEXT NOT NULL CHECK (until LIKE '____-__-__T%Z')
) STRICT, WITHOUT ROWID;

-- When the last request to NCBI was claimed, in epoch milliseconds; NCBI limits the address, not the process.
CREATE TABLE request_slot (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  claimed_ms INTEGER NOT NULL
) STRICT;

INSERT INTO request_slot (one, claimed_ms) VALUES (1, 0);

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sync', 'import', 'reparse')),
  query TEXT NOT NULL,
  holder TEXT NOT NULL,
  started_at TEXT NOT NULL CHECK (started_at LIKE '____-__-__T%Z'),
  finished_at TEXT CHECK (finished_at LIKE '____-__-__T%Z'),
  -- An SQLite before 3.45 says of NULL that it is no JSON.
  progress TEXT CHECK (progress IS NULL OR json_valid(progress)),
  receipt TEXT CHECK (receipt IS NULL OR json_valid(receipt)),
  CHECK ((finished_at IS NULL) = (receipt IS NULL))
) STRICT;

CREATE INDEX runs_complete ON runs (kind, id) WHERE receipt ->> '$.state' = 'complete';

CREATE TABLE watermarks (
  stream TEXT NOT NULL,
  query TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  PRIMARY KEY (stream, query)
) STRICT, WITHOUT ROWID;

-- uid bounds are 0 and 0 for a window that takes whole days.
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

-- Records that could not be read, with their bytes; the same bytes are kept once.
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

-- Asked for and not returned, in how many sweeps. No reference to studies: a PMID may be missing before it was ever stored.
CREATE TABLE missing (
  pmid INTEGER PRIMARY KEY CHECK (pmid BETWEEN 1 AND 99999999),
  sweeps INTEGER NOT NULL CHECK (sweeps >= 1),
  first_at TEXT NOT NULL CHECK (first_at LIKE '____-__-__T%Z'),
  last_at TEXT NOT NULL CHECK (last_at LIKE '____-__-__T%Z')
) STRICT;
