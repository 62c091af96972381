"""Xapian: `ask-xapian.py build FOLDER LINES` or `ask-xapian.py ask FOLDER QUERIES_JSON SECONDS`; the second prints milliseconds as JSON."""
import json
import sys
import time

import xapian


def build(folder, lines):
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    with open(lines, encoding="utf-8") as records:
        for line in records:
            record = json.loads(line)
            document = xapian.Document()
            generator.set_document(document)
            generator.index_text(record["text"])
            document.add_value(0, record["design"])
            document.set_data(record["text"])
            database.add_document(document)
    database.commit()


def best_20(reader, words, facet, fragments):
    query = xapian.Query(xapian.Query.OP_AND, words)
    enquire = xapian.Enquire(reader)
    enquire.set_query(query)
    spy = xapian.ValueCountMatchSpy(0)
    if facet:
        enquire.add_matchspy(spy)
    # To look at every match makes the count exact.
    found = enquire.get_mset(0, 20, reader.get_doccount())
    counts = [(item.term, item.termfreq) for item in spy.values()] if facet else []
    texts = [found.snippet(match.document.get_data(), 300) for match in found] if fragments else []
    return found.get_matches_estimated(), counts, texts


def timed(work):
    before = time.perf_counter()
    answer = work()
    return (time.perf_counter() - before) * 1000, answer


def median(work, seconds):
    times = []
    end = time.perf_counter() + seconds
    while len(times) < 1 or (len(times) < 40 and time.perf_counter() < end):
        times.append(timed(work)[0])
    return sorted(times)[(len(times) - 1) // 2]


def ask(folder, queries, seconds):
    reader = xapian.Database(folder)
    first, others = queries[0].split(), [query.split() for query in queries[1:]]
    total = best_20(reader, first, True, True)[0]
    new = sorted(timed(lambda: best_20(reader, words, True, True))[0] for words in others)
    return {
        "found": total,
        "counted": median(lambda: best_20(reader, first, False, False), seconds),
        "facets": median(lambda: best_20(reader, first, True, False), seconds),
        "page": median(lambda: best_20(reader, first, True, True), seconds),
        "newWords": new[(len(new) - 1) // 2],
    }


if sys.argv[1] == "build":
    build(sys.argv[2], sys.argv[3])
else:
    print(json.dumps(ask(sys.argv[2], json.loads(sys.argv[3]), float(sys.argv[4]))))
