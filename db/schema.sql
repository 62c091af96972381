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

CREATE TABLE digest_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  revision_id INTEGER NOT NULL
) STRICT;

CREATE TABLE subscribers (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) = 22),
  -- NULL once erased: the ledger keeps its counts, and nothing that says who it was.
  address TEXT,
  address_key TEXT UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'paused', 'left', 'suppressed')),
  since TEXT NOT NULL CHECK (since LIKE '____-__-__T%Z'),
  confirmed_at TEXT CHECK (confirmed_at LIKE '____-__-__T%Z'),
  preferences TEXT NOT NULL CHECK (json_valid(preferences)),
  profile TEXT NOT NULL,
  rhythm TEXT NOT NULL CHECK (rhythm IN ('weekly', 'monthly')),
  CHECK ((address IS NULL) = (address_key IS NULL))
) STRICT;

CREATE INDEX subscribers_active ON subscribers (rhythm, id) WHERE state = 'active';

CREATE TABLE consents (
  id INTEGER PRIMARY KEY,
  subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  act TEXT NOT NULL,
  source TEXT NOT NULL,
  preferences TEXT CHECK (preferences IS NULL OR json_valid(preferences))
) STRICT;

CREATE INDEX consents_by_subscriber ON consents (subscriber_id, id);

CREATE TABLE subscription_requests (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  address_key TEXT NOT NULL,
  preferences TEXT NOT NULL CHECK (json_valid(preferences)),
  source TEXT NOT NULL,
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  due_at TEXT NOT NULL CHECK (due_at LIKE '____-__-__T%Z'),
  attempts INTEGER NOT NULL DEFAULT 0,
  outcome TEXT CHECK (outcome IN ('sent', 'suppressed', 'limited', 'failed'))
) STRICT;

CREATE INDEX subscription_requests_waiting ON subscription_requests (due_at, id) WHERE outcome IS NULL;

CREATE INDEX subscription_requests_by_address ON subscription_requests (address_key, at);

CREATE TABLE confirmation_tokens (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
  preferences TEXT NOT NULL CHECK (json_valid(preferences)),
  expires_at TEXT NOT NULL CHECK (expires_at LIKE '____-__-__T%Z'),
  used_at TEXT CHECK (used_at LIKE '____-__-__T%Z')
) STRICT, WITHOUT ROWID;

CREATE INDEX confirmation_tokens_by_subscriber ON confirmation_tokens (subscriber_id);

CREATE TABLE suppressions (
  address_hash BLOB PRIMARY KEY CHECK (length(address_hash) = 32),
  reason TEXT NOT NULL,
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z')
) STRICT, WITHOUT ROWID;

CREATE TABLE editions (
  week TEXT PRIMARY KEY CHECK (week GLOB '[0-9][0-9][0-9][0-9]-W[0-9][0-9]'),
  -- NULL while it waits for a complete sync.
  composed_at TEXT CHECK (composed_at LIKE '____-__-__T%Z'),
  waiting_since TEXT CHECK (waiting_since LIKE '____-__-__T%Z'),
  waiting_for TEXT,
  -- Set once every delivery is over and the operator's address was told.
  closed_at TEXT CHECK (closed_at LIKE '____-__-__T%Z'),
  warned_at TEXT CHECK (warned_at LIKE '____-__-__T%Z')
) STRICT, WITHOUT ROWID;

CREATE TABLE edition_studies (
  pmid INTEGER PRIMARY KEY CHECK (pmid BETWEEN 1 AND 99999999),
  week TEXT NOT NULL REFERENCES editions (week)
) STRICT;

CREATE INDEX edition_studies_by_week ON edition_studies (week);

CREATE TABLE issues (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('weekly', 'monthly', 'alert')),
  period TEXT NOT NULL,
  profile TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  composed_at TEXT NOT NULL CHECK (composed_at LIKE '____-__-__T%Z'),
  document TEXT NOT NULL CHECK (json_valid(document)),
  UNIQUE (kind, period, profile)
) STRICT;

CREATE TABLE issue_entries (
  issue_id INTEGER NOT NULL REFERENCES issues (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  pmid INTEGER NOT NULL CHECK (pmid BETWEEN 1 AND 99999999),
  -- 1: stands in the mail; 0: on the site only.
  shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
  entry TEXT NOT NULL CHECK (json_valid(entry)),
  PRIMARY KEY (issue_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX issue_entries_by_study ON issue_entries (pmid, issue_id, shown);

CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  pmid INTEGER NOT NULL CHECK (pmid BETWEEN 1 AND 99999999),
  kind TEXT NOT NULL CHECK (kind IN ('retracted', 'expression-of-concern', 'corrected', 'republished')),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  UNIQUE (pmid, kind, at)
) STRICT;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,
  issue_id INTEGER NOT NULL REFERENCES issues (id),
  subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
  -- What differs from the issue for this person: {"omit":[pmid…],"tell":[correction…]}.
  variant TEXT NOT NULL CHECK (json_valid(variant)),
  state TEXT NOT NULL CHECK (state IN ('queued', 'claimed', 'handing-over', 'sent', 'failed', 'skipped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at TEXT NOT NULL CHECK (due_at LIKE '____-__-__T%Z'),
  claimed_by TEXT,
  lease_until TEXT CHECK (lease_until LIKE '____-__-__T%Z'),
  -- 1: once handed over without an answer, so that it may have arrived before.
  doubtful INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1)),
  finished_at TEXT CHECK (finished_at LIKE '____-__-__T%Z'),
  answer TEXT,
  UNIQUE (issue_id, subscriber_id)
) STRICT;

CREATE INDEX deliveries_due ON deliveries (due_at, id) WHERE state = 'queued';

CREATE INDEX deliveries_held ON deliveries (lease_until, id) WHERE state IN ('claimed', 'handing-over');

CREATE INDEX deliveries_by_subscriber ON deliveries (subscriber_id, issue_id);

CREATE TABLE told (
  correction_id INTEGER NOT NULL REFERENCES corrections (id),
  subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id),
  PRIMARY KEY (correction_id, subscriber_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag_overrides (
  pmid INTEGER NOT NULL REFERENCES studies (pmid),
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('add', 'remove')),
  note TEXT NOT NULL CHECK (note <> ''),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  PRIMARY KEY (pmid, facet, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE study_registrations (
  registration TEXT NOT NULL,
  pmid INTEGER NOT NULL REFERENCES studies (pmid),
  PRIMARY KEY (registration, pmid)
) STRICT, WITHOUT ROWID;

CREATE INDEX study_registrations_by_study ON study_registrations (pmid);

CREATE TABLE "study_revisions" (
  id INTEGER PRIMARY KEY,
  pmid INTEGER NOT NULL REFERENCES studies (pmid),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  kind TEXT NOT NULL CHECK (kind IN ('new', 'changed', 'deleted', 'restored', 'retagged')),
  changes TEXT NOT NULL CHECK (json_valid(changes))
) STRICT;

CREATE INDEX study_revisions_by_study ON study_revisions (pmid, id);

CREATE INDEX study_revisions_by_time ON study_revisions (at, id) WHERE kind NOT IN ('new', 'retagged');

CREATE TABLE exports (
  hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  format TEXT NOT NULL CHECK (format <> ''),
  taken TEXT NOT NULL CHECK (json_valid(taken))
) STRICT;

CREATE INDEX exports_by_time ON exports (at);

CREATE TABLE citation_texts (
  pmid INTEGER NOT NULL REFERENCES studies (pmid),
  format TEXT NOT NULL CHECK (format <> ''),
  -- Names the code that wrote it; a text by another writer is as good as none.
  writer TEXT NOT NULL CHECK (writer <> ''),
  text TEXT NOT NULL,
  PRIMARY KEY (pmid, format)
) STRICT;

CREATE TRIGGER citation_texts_of_changed AFTER UPDATE OF document, deleted_at ON studies
WHEN new.document IS NOT old.document OR new.deleted_at IS NOT old.deleted_at
BEGIN
  DELETE FROM citation_texts WHERE pmid = old.pmid;
END;

CREATE TABLE soft_bounces (
  mark BLOB PRIMARY KEY CHECK (length(mark) = 32),
  subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z')
) STRICT, WITHOUT ROWID;

CREATE INDEX soft_bounces_by_subscriber ON soft_bounces (subscriber_id, at);

CREATE TABLE "quarantine" (
  id INTEGER PRIMARY KEY,
  pmid INTEGER CHECK (pmid BETWEEN 1 AND 99999999),
  reason TEXT NOT NULL,
  source TEXT NOT NULL,
  owed TEXT NOT NULL CHECK (json_valid(owed)),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  body BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX quarantine_once ON quarantine (hash, coalesce(pmid, 0));

CREATE INDEX quarantine_by_pmid ON quarantine (pmid);

CREATE INDEX study_search_by_published ON study_search (published);

CREATE INDEX study_search_by_electronic ON study_search (electronic);

CREATE INDEX study_search_by_participants ON study_search (participants) WHERE participants IS NOT NULL;

CREATE INDEX study_tags_by_dose ON study_tags (facts ->> '$.doses[0].unit', facts ->> '$.doses[0].amount')
  WHERE facts ->> '$.doses[0].unit' IS NOT NULL;

CREATE INDEX study_tags_by_sessions ON study_tags (facts ->> '$.sessions') WHERE facts ->> '$.sessions' IS NOT NULL;

CREATE INDEX study_tags_by_comparator ON study_tags (facts ->> '$.comparator') WHERE facts ->> '$.comparator' IS NOT NULL;

CREATE INDEX study_tags_by_scale ON study_tags (facts ->> '$.primaryScale') WHERE facts ->> '$.primaryScale' IS NOT NULL;

CREATE INDEX study_tags_by_masking ON study_tags (facts ->> '$.blinding', facts ->> '$.maskingChecked')
  WHERE facts ->> '$.blinding' IS NOT NULL OR facts ->> '$.maskingChecked' IS NOT NULL;

CREATE INDEX study_revisions_retagged ON study_revisions (at, id) WHERE kind = 'retagged';
