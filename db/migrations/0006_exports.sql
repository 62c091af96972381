-- What a reader took and asked to be told about. Nothing says who it was; the token stands only in the reader's link.
CREATE TABLE exports (
  hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z'),
  format TEXT NOT NULL CHECK (format <> ''),
  taken TEXT NOT NULL CHECK (json_valid(taken))
) STRICT;

CREATE INDEX exports_by_time ON exports (at);
