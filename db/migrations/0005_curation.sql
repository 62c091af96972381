-- A curator's word on one tag of one study; stands above the computed tags (study_tags), which come and go with the vocabulary.
CREATE TABLE tag_overrides (
  pmid INTEGER NOT NULL REFERENCES studies (pmid),
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('add', 'remove')),
  note TEXT NOT NULL CHECK (note <> ''),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  PRIMARY KEY (pmid, facet, value)
) STRICT, WITHOUT ROWID;

-- Which studies name a trial's registry id, so that its publications are found together; written with the study.
CREATE TABLE study_registrations (
  registration TEXT NOT NULL,
  pmid INTEGER NOT NULL REFERENCES studies (pmid),
  PRIMARY KEY (registration, pmid)
) STRICT, WITHOUT ROWID;

CREATE INDEX study_registrations_by_study ON study_registrations (pmid);

INSERT OR IGNORE INTO study_registrations (registration, pmid)
SELECT named.value ->> '$.id', studies.pmid
FROM studies
JOIN json_each(studies.document, '$.registrations') AS named;

-- One more kind, "retagged": tags came or went while the record stayed. A CHECK cannot be altered, so the table is made anew.
CREATE TABLE revisions_anew (
  id INTEGER PRIMARY KEY,
  pmid INTEGER NOT NULL REFERENCES studies (pmid),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  kind TEXT NOT NULL CHECK (kind IN ('new', 'changed', 'deleted', 'restored', 'retagged')),
  changes TEXT NOT NULL CHECK (json_valid(changes))
) STRICT;

INSERT INTO revisions_anew (id, pmid, at, kind, changes)
SELECT id, pmid, at, kind, changes FROM study_revisions;

DROP TABLE study_revisions;
ALTER TABLE revisions_anew RENAME TO study_revisions;

CREATE INDEX study_revisions_by_study ON study_revisions (pmid, id);
-- A new vocabulary may retag every study in one night: that is no news of PubMed's.
CREATE INDEX study_revisions_by_time ON study_revisions (at, id) WHERE kind NOT IN ('new', 'retagged');
