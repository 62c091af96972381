-- Studies as citation files have them, kept when somebody first takes them: reading a text costs a hundredth of making it.
CREATE TABLE citation_texts (
  pmid INTEGER NOT NULL REFERENCES studies (pmid),
  format TEXT NOT NULL CHECK (format <> ''),
  -- Names the code that wrote it; a text by another writer is as good as none.
  writer TEXT NOT NULL CHECK (writer <> ''),
  text TEXT NOT NULL,
  PRIMARY KEY (pmid, format)
) STRICT;

-- Whoever changes a record, and with whatever program: no text of what it was before stays, so that what is here needs no check.
CREATE TRIGGER citation_texts_of_changed AFTER UPDATE OF document, deleted_at ON studies
WHEN new.document IS NOT old.document OR new.deleted_at IS NOT old.deleted_at
BEGIN
  DELETE FROM citation_texts WHERE pmid = old.pmid;
END;
