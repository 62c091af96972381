"""Xapian over the same words: `search-xapian.py LINES QUERY ROUNDS`; prints the median milliseconds of each kind of answer as JSON."""
import json
import sys
import tempfile
import time

import xapian

lines, query_text, rounds = sys.argv[1], sys.argv[2].split(), int(sys.argv[3])
folder = tempfile.TemporaryDirectory()
database = xapian.WritableDatabase(folder.name, xapian.DB_CREATE_OR_OVERWRITE)
generator = xapian.TermGenerator()
with open(lines, encoding="utf-8") as records:
    for line in records:
        record = json.loads(line)
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(record["text"])
        document.add_value(0, record["design"])
        database.add_document(document)
database.commit()
database.close()

reader = xapian.Database(folder.name)
query = xapian.Query(xapian.Query.OP_AND, query_text)


def median(work):
    seconds = []
    for _ in range(rounds):
        before = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - before)
    return sorted(seconds)[len(seconds) // 2] * 1000


def ranked():
    enquire = xapian.Enquire(reader)
    enquire.set_query(query)
    return [match.docid for match in enquire.get_mset(0, 20)]


def counted():
    enquire = xapian.Enquire(reader)
    enquire.set_query(query)
    return enquire.get_mset(0, 20, reader.get_doccount()).get_matches_estimated()


def with_one_facet():
    enquire = xapian.Enquire(reader)
    enquire.set_query(query)
    spy = xapian.ValueCountMatchSpy(0)
    enquire.add_matchspy(spy)
    found = enquire.get_mset(0, 20, reader.get_doccount())
    return found.get_matches_estimated(), [(item.term, item.termfreq) for item in spy.values()]


print(json.dumps({"found": counted(), "ranked": median(ranked), "counted": median(counted), "facet": median(with_one_facet)}))
