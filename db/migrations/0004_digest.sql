-- The signing key of links and the salt of suppressed addresses; how far study_revisions were searched for corrections.
CREATE TABLE digest_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  revision_id INTEGER NOT NULL
) STRICT;

INSERT INTO digest_state (one, signing_key, salt, revision_id)
VALUES (1, randomblob(32), randomblob(32), (SELECT coalesce(max(id), 0) FROM study_revisions));

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
  soft_bounces INTEGER NOT NULL DEFAULT 0 CHECK (soft_bounces >= 0),
  CHECK ((address IS NULL) = (address_key IS NULL))
) STRICT;

CREATE INDEX subscribers_active ON subscribers (rhythm, id) WHERE state = 'active';

-- What a person asked and did, when, and from which network (its prefix only).
CREATE TABLE consents (
  id INTEGER PRIMARY KEY,
  subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  act TEXT NOT NULL,
  source TEXT NOT NULL,
  preferences TEXT CHECK (preferences IS NULL OR json_valid(preferences))
) STRICT;

CREATE INDEX consents_by_subscriber ON consents (subscriber_id, id);

-- Everything that was typed into the form: answered at once and alike, worked on afterwards.
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

-- A token's SHA-256; the token itself stands only in the mail.
CREATE TABLE confirmation_tokens (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
  preferences TEXT NOT NULL CHECK (json_valid(preferences)),
  expires_at TEXT NOT NULL CHECK (expires_at LIKE '____-__-__T%Z'),
  used_at TEXT CHECK (used_at LIKE '____-__-__T%Z')
) STRICT, WITHOUT ROWID;

CREATE INDEX confirmation_tokens_by_subscriber ON confirmation_tokens (subscriber_id);

-- Survives erasure, so that an address that bounced or complained is never written to again; the address cannot be read from it.
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

-- Each study is news once: the key is the promise that nobody gets it in two weeks.
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

-- Unique on (issue, subscriber): the promise of once.
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
