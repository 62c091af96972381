-- Where a broken record came from, and, where it does not say its PMID, which of those asked for it must be.
CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY,
  pmid INTEGER CHECK (pmid BETWEEN 1 AND 99999999),
  reason TEXT NOT NULL,
  source TEXT NOT NULL,
  owed TEXT NOT NULL CHECK (json_valid(owed)),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  body BLOB NOT NULL
) STRICT;

INSERT INTO set_aside (id, pmid, reason, source, owed, at, hash, body)
SELECT id, pmid, reason, 'PubMed', '[]', at, hash, body FROM quarantine;

DROP TABLE quarantine;

ALTER TABLE set_aside RENAME TO quarantine;

CREATE UNIQUE INDEX quarantine_once ON quarantine (hash, coalesce(pmid, 0));

CREATE INDEX quarantine_by_pmid ON quarantine (pmid);
