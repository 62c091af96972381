-- Each report of a soft bounce once, by a hash of what identifies it: a mailbox that is read twice must not count twice.
CREATE TABLE soft_bounces (
  mark BLOB PRIMARY KEY CHECK (length(mark) = 32),
  subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T%Z')
) STRICT, WITHOUT ROWID;

CREATE INDEX soft_bounces_by_subscriber ON soft_bounces (subscriber_id, at);

-- The counter that was there before becomes rows, so that nobody's count begins anew.
INSERT INTO soft_bounces (mark, subscriber_id, at)
WITH RECURSIVE ordinal (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM ordinal WHERE n < 100)
SELECT randomblob(32), subscribers.id, subscribers.since FROM subscribers
JOIN ordinal ON ordinal.n <= subscribers.soft_bounces;

ALTER TABLE subscribers DROP COLUMN soft_bounces;
