"""Bio.Entrez as anybody would use it, only its address changed: the proof that the stand-in speaks E-utilities.

usage: biopython-client.py BASE_URL DTD_FOLDER SCRATCH_FOLDER
Prints one JSON object with what each utility gave. Every XML reply is validated against NLM's DTD by Bio.Entrez itself.
"""

import json
import os
import shutil
import socket
import sys

from Bio import Entrez, Medline
from Bio.Entrez import Parser

base, dtds, scratch = sys.argv[1:4]
socket.setdefaulttimeout(20)

# Bio.Entrez looks DTDs up by file name; the newest are younger than the library and would be downloaded.
Parser.DataHandler.directory = scratch
for folder, _, names in os.walk(dtds):
    for name in names:
        target = os.path.join(Parser.DataHandler.local_dtd_dir, name)
        if not os.path.exists(target):
            shutil.copyfile(os.path.join(folder, name), target)

build_request = Entrez._build_request


def at_our_address(cgi, *args, **kwargs):
    return build_request(cgi.replace("https://eutils.ncbi.nlm.nih.gov/entrez/eutils/", base), *args, **kwargs)


Entrez._build_request = at_our_address
Entrez.email = "reader@example.org"
Entrez.tool = "ketamine-digest-tests"


def read(handle):
    with handle:
        return Entrez.read(handle, validate=True)


search = read(Entrez.esearch(db="pubmed", term="ketamine[tiab] AND depress*[tiab]", retmax=30, usehistory="y"))
fetched = read(Entrez.efetch(db="pubmed", WebEnv=search["WebEnv"], query_key=search["QueryKey"], retmode="xml", retmax=100))
ids = search["IdList"]
posted = read(Entrez.epost(db="pubmed", id=",".join(ids)))
by_history = read(Entrez.efetch(db="pubmed", WebEnv=posted["WebEnv"], query_key=posted["QueryKey"], retmode="xml"))
summaries = read(Entrez.esummary(db="pubmed", id=",".join(ids)))
nothing = read(Entrez.esearch(db="pubmed", term="zyzzyvology[tiab]"))
info = read(Entrez.einfo(db="pubmed"))
spelling = read(Entrez.espell(db="pubmed", term="ketamine"))
everywhere = read(Entrez.egquery(term="ketamine"))
medline = list(Medline.parse(Entrez.efetch(db="pubmed", id=ids[:5], rettype="medline", retmode="text")))
refused = ""
try:
    Entrez.esearch(db="pubmed", term="ketamine", api_key="no-such-key")
except Exception as error:  # the library raises urllib's HTTPError
    refused = str(error.code)

print(
    json.dumps(
        {
            "count": int(search["Count"]),
            "ids": len(ids),
            "fetchedArticles": len(fetched["PubmedArticle"]) + len(fetched["PubmedBookArticle"]),
            "firstTitle": str(fetched["PubmedArticle"][0]["MedlineCitation"]["Article"]["ArticleTitle"]),
            "byHistory": [str(a["MedlineCitation"]["PMID"]) for a in by_history["PubmedArticle"]],
            "articleIds": [str(i) for i in ids],
            "summaries": [str(s["Id"]) for s in summaries],
            "summaryTitle": str(summaries[0]["Title"]),
            "notFound": [str(p) for p in nothing["ErrorList"]["PhraseNotFound"]],
            "fields": [str(f["Name"]) for f in info["DbInfo"][0]["FieldList"]],
            "spelling": str(spelling["Query"]),
            "everywhere": int(everywhere["eGQueryResult"][0]["Count"]),
            "medline": [m["PMID"] for m in medline],
            "refused": refused,
        }
    )
)
