"""An independent reading of PubMed XML, written from NLM's DTD with lxml, to hold the TypeScript reading against.

usage: /usr/bin/python3 fidelity.py FILE.xml.gz ... ; prints one JSON object a record, in document order.
It shares no code and no idea with src/pubmed: XPath over a validating parser's tree, datetime for calendars.
"""

import datetime
import gzip
import json
import re
import sys

from lxml import etree

MATH = "{http://www.w3.org/1998/Math/MathML}"
MONTHS = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}


def squash(text):
    return re.sub("[\x20\x09\x0d\x0a]+", " ", text or "").strip(" ")


def local(element):
    return etree.QName(element).localname


def pieces(element, marks=()):
    """(marks, characters) in document order; a formula is its tokens without layout."""
    if element.text:
        yield marks, element.text
    for child in element:
        if isinstance(child.tag, str):
            if child.tag == MATH + "math":
                yield marks + ("math",), math_part(child)[0]
            elif child.tag in ("b", "i", "u", "sup", "sub"):
                yield from pieces(child, marks + (child.tag,))
            else:
                yield from pieces(child, marks)
        if child.tail:
            yield marks, child.tail


def math_part(element):
    """Its characters with the strokes of its fractions, and whether these are several items."""
    if local(element) in ("annotation", "annotation-xml"):
        return "", False
    parts = [own_characters(element.text)]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(math_part(child))
        parts.append(own_characters(child.tail))
    parts = [part for part in parts if part[0]]
    if len(parts) < 2:
        return parts[0] if parts else ("", False)
    if local(element) == "mfrac" and len(parts) == 2:
        return "/".join("(%s)" % text if several else text for text, several in parts), True
    return "".join(text for text, _ in parts), not re.match("m(sub|sup|under|over|multiscripts)", local(element))


def own_characters(text):
    return squash(text), bool(re.search("[ +/]", squash(text)))


def plain(element):
    return "" if element is None else squash("".join(text for _, text in pieces(element)))


def runs(element):
    """The markup, white space left out: what is marked how."""
    found = []
    for marks, text in [] if element is None else pieces(element):
        text = re.sub("[\x20\x09\x0d\x0a]", "", text)
        if not text:
            continue
        if found and found[-1][0] == "/".join(marks):
            found[-1][1] += text
        else:
            found.append(["/".join(marks), text])
    return found


def one(element, path):
    found = element.xpath(path) if element is not None else []
    text = plain(found[0]) if found else ""
    return text or None


def many(element, path):
    return [t for t in (plain(e) for e in element.xpath(path)) if t]


def orcid(text):
    digits = re.sub(r"(?i)^.*orcid\.org/", "", text.strip()).replace("-", "").rstrip("/")
    if not re.fullmatch(r"(?i)\d{15}[\dx]", digits):
        return None
    total = 0
    for d in digits[:15]:
        total = (total + int(d)) * 2
    check = (12 - total % 11) % 11
    if digits[15].upper() != ("X" if check == 10 else str(check)):
        return None
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4)).upper()


def person(element):
    last, fore = one(element, "LastName"), one(element, "ForeName")
    if not (last or fore):
        return None
    return {"family": last or fore, "given": fore if last else None, "initials": one(element, "Initials"), "suffix": one(element, "Suffix")}


def people(elements):
    found = []
    for e in elements:
        if e.get("ValidYN") == "N":
            continue
        collective = one(e, "CollectiveName")
        who = {"collective": collective} if collective else person(e)
        if who is None:
            continue
        who["affiliations"] = many(e, "Affiliation | AffiliationInfo/Affiliation")
        who["orcid"] = next((o for o in (orcid(plain(i)) for i in e.xpath("Identifier[@Source='ORCID']")) if o), None)
        who["equal"] = e.get("EqualContrib") == "Y"
        found.append(who)
    return found


def valid(year, month, day):
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def partial(element):
    """PubDate: ((Year, ((Month, Day?) | Season)?) | MedlineDate)."""
    if element is None:
        return None
    year, month, day, season, medline = (one(element, n) for n in ("Year", "Month", "Day", "Season", "MedlineDate"))
    text = squash(" ".join(p for p in (year, season, month, day, medline) if p))
    if not text:
        return {"text": "", "iso": "", "precision": "unknown"}
    source = medline if medline else text
    m = re.match(r"(\d{4})(?:\s+([A-Za-z]+|\d{1,2}(?!\d)))?(?:\s+(\d{1,2})(?!\d))?", source)
    if not m:
        return {"text": text, "iso": "", "precision": "unknown"}
    y, mm, dd = m.groups()
    if mm and mm.lower() in ("spring", "summer", "fall", "autumn", "winter"):
        return {"text": text, "iso": y, "precision": "season"}
    number = None
    if mm:
        number = int(mm) if mm.isdigit() else MONTHS.get(mm[:3].lower())
    if not number or not 1 <= number <= 12:
        return {"text": text, "iso": y, "precision": "year"}
    if dd and valid(int(y), number, int(dd)):
        return {"text": text, "iso": "%s-%02d-%02d" % (y, number, int(dd)), "precision": "day"}
    return {"text": text, "iso": "%s-%02d" % (y, number), "precision": "month"}


def day(element):
    if element is None:
        return None
    try:
        return datetime.date(*(int(one(element, n)) for n in ("Year", "Month", "Day"))).isoformat()
    except (TypeError, ValueError):
        return None


def history(element):
    found = []
    for e in element.xpath("History/PubMedPubDate") if element is not None else []:
        d = day(e)
        if d and one(e, "Hour") is not None:
            d += "T%02d:%02d" % (int(one(e, "Hour")), int(one(e, "Minute") or 0))
        if d:
            found.append([e.get("PubStatus"), d])
    return found


def first(elements):
    return elements[0] if elements else None


def sections(elements):
    found = []
    for e in elements:
        if not plain(e):
            continue
        label = squash(e.get("Label")) or None
        found.append(
            {
                "label": None if label and label.upper() == "UNLABELLED" else label,
                "category": e.get("NlmCategory"),
                "text": plain(e),
                "runs": runs(e),
            }
        )
    return found


def expand(first_page, last_page):
    """NLM's short form: 132-42 is 132 to 142, S12-8 is S12 to S18."""
    a, b = re.fullmatch(r"(\D*)(\d+)", first_page), re.fullmatch(r"(\d+)(\D.*)?", last_page)
    if not a or not b:
        return last_page
    low, high, rest = a.group(2), b.group(1), b.group(2) or ""
    high = low[: max(0, len(low) - len(high))] + high
    return last_page if int(high) < int(low) else a.group(1) + high + rest


def pages(element):
    text = one(element, "Pagination/MedlinePgn")
    start, end = one(element, "Pagination/StartPage"), one(element, "Pagination/EndPage")
    if not text and start:
        text = start + "-" + end if end else start
    if not text:
        return None
    # What follows a semicolon or comma is a discussion, a reply or a second stretch.
    head = re.split("[;,]", text)[0].replace(" ", "")
    parts = head.split("-")
    last = expand(parts[0], parts[1]) if len(parts) == 2 else None
    return {"text": text, "first": parts[0], "last": None if last == parts[0] else last}


REGISTERED = re.compile(
    r"\bNCT[ :#-]*\d{8}\b|\bISRCTN[ :#-]*\d{8}\b|\bACTRN[ :-]*\d{14}|\bChiCTR[ :-]*(?:[A-Z]{3,4}-)?\d{8,10}\b|\bDRKS[ :-]*\d{8}\b|\bUMIN[ :-]*\d{9}\b"
    r"|\bIRCT[ :-]*\d{9,14}(?:N\d+)?\b|\bCTRI/\d{4}/\d{2,3}/\d{6}\b|\bNTR[ :-]*\d{3,4}\b|\bPACTR[ :-]*\d{15,16}\b|\bKCT[ :-]*\d{7}\b"
    r"|\bjRCTs?\d{9,10}\b|\bRBR-[0-9a-z]{6,8}\b|\bTCTR\d{11}\b"
    r"|(?<![\d-])20[012]\d-\d{6}-\d{2}(?:-\d{2})?(?![\d-])"
)
REGISTRIES = "ClinicalTrials.gov ISRCTN EudraCT ANZCTR ChiCTR DRKS JPRN IRCT CTRI NTR PACTR CRiS ReBec SLCTR TCTR".split()


def registrations(article, title, abstract):
    declared = [plain(a) for b in article.xpath("DataBankList/DataBank") if one(b, "DataBankName") in REGISTRIES for a in b.iter("AccessionNumber")]
    ids = declared + REGISTERED.findall((title + "\n" + abstract).replace("\u2010", "-"))
    return sorted({re.sub("^NCT-", "NCT", re.sub("[ :#]", "", i)) for i in ids})


def status(types, corrections, title):
    names, refs = {t["name"] for t in types}, {c["type"] for c in corrections}
    found = {}

    def fire(kind, *signals):
        if any(on for on, _ in signals):
            found[kind] = [name for on, name in signals if on]

    pt, ref, prefix = "publication-type", "correction-reference", "title-prefix"
    notice = bool(names & {"Retraction of Publication", "Retraction Notice", "Published Erratum", "Expression of Concern"})
    notice_ref = bool(refs & {"RetractionOf", "ErratumFor", "ExpressionOfConcernFor"})
    notice_title = bool(re.match(r"(?i)\W*(retraction( notice)?|erratum|corrigendum|correction|expression of concern)( to| for| note)? ?([:.]|$)", title))
    republished = "Corrected and Republished Article" in names or any("epublished" in r for r in refs)
    notice_title = notice_title and not republished
    fire("notice", (notice, pt), (notice_ref, ref), (notice_title, prefix))
    retracted_title = bool(re.match(r"(?i)\W*retracted( article)? ?[:.\]]", title)) and "notice" not in found
    fire("retracted", ("Retracted Publication" in names, pt), (bool(refs & {"RetractionIn", "RetractedandRepublishedIn"}), ref), (retracted_title, prefix))
    fire("expression-of-concern", ("ExpressionOfConcernIn" in refs, ref))
    fire("corrected", (bool(refs & {"ErratumIn", "CorrectedandRepublishedIn"}), ref))
    fire("republished", ("Corrected and Republished Article" in names, pt), (any("epublished" in r for r in refs), ref))
    fire("preprint", ("Preprint" in names, pt))
    fire("has-update", ("UpdateIn" in refs, ref))
    return [[kind, signals] for kind, signals in sorted(found.items())]


def identifiers(lists, located, others=()):
    ids = [(e.get("IdType", "pubmed"), plain(e)) for path in lists for e in path]
    ids += [(e.get("EIdType"), plain(e)) for e in located if e.get("ValidYN", "Y") == "Y"]
    get = lambda kind: next((v for k, v in ids if k == kind and v), None)
    chosen = {("doi", get("doi")), ("pmc", get("pmc")), ("pii", get("pii"))}
    rest = {i for i in ids if i[0] != "pubmed" and i[1] and i not in chosen} | {(e.get("Source"), plain(e)) for e in others if plain(e)}
    # Old exports have no ArticleIdList: there the PMCID is one of the ids that NLM itself gave.
    old = next((re.match(r"PMC\d+", value)[0] for kind, value in rest if kind == "NLM" and re.match(r"PMC\d+", value)), None)
    return {"doi": get("doi"), "pmcid": get("pmc") or old, "pii": get("pii"), "others": sorted(" ".join(i) for i in rest)}


def types_of(elements):
    return [{"name": plain(e), "ui": e.get("UI") or None} for e in elements if plain(e)]


def keywords(parent):
    return [
        [plain(k), k.get("MajorTopicYN") == "Y", k.getparent().get("Owner", "NLM")] for k in parent.xpath("KeywordList/Keyword") if plain(k)
    ]


def grants(parent):
    return [[one(g, n) for n in ("GrantID", "Acronym", "Agency", "Country")] for g in parent.xpath("GrantList/Grant")]


def article(record):
    c = record.find("MedlineCitation")
    a, d = c.find("Article"), record.find("PubmedData")
    title_element, vernacular = a.find("ArticleTitle"), a.find("VernacularTitle")
    if not plain(title_element) or re.fullmatch(r"(?i)\[?not available\]?\.?", plain(title_element)):
        title_element = vernacular if plain(vernacular) else title_element
    title = plain(title_element)
    abstract = sections(a.xpath("Abstract/AbstractText"))
    types = types_of(a.xpath("PublicationTypeList/PublicationType"))
    corrections = [
        {"type": e.get("RefType"), "source": one(e, "RefSource") or "", "pmid": one(e, "PMID"), "note": one(e, "Note")}
        for e in c.xpath("CommentsCorrectionsList/CommentsCorrections")
    ]
    j, i, m = a.find("Journal"), a.find("Journal/JournalIssue"), c.find("MedlineJournalInfo")
    entered = [x for s, x in history(d) if s == "entrez"]
    return {
        "pmid": one(c, "PMID"),
        "version": int(c.find("PMID").get("Version") or 1),
        "title": title,
        "titleRuns": runs(title_element),
        "vernacular": plain(vernacular) or None,
        "abstract": abstract,
        "copyright": one(a, "Abstract/CopyrightInformation"),
        "otherAbstracts": [
            [o.get("Type"), o.get("Language", "eng"), sections(o.xpath("AbstractText")), one(o, "CopyrightInformation")] for o in c.xpath("OtherAbstract")
        ],
        "authors": people(a.xpath("AuthorList/Author")),
        "complete": a.xpath("string(AuthorList/@CompleteYN)") != "N",
        "editors": [],
        "investigators": people(c.xpath("InvestigatorList/Investigator")),
        "subjects": [p for p in map(person, c.xpath("PersonalNameSubjectList/PersonalNameSubject")) if p],
        "journal": {
            "title": one(j, "Title") or one(j, "ISOAbbreviation") or one(m, "MedlineTA") or "",
            "isoAbbreviation": one(j, "ISOAbbreviation"),
            "medlineAbbreviation": one(m, "MedlineTA"),
            "issn": one(j, "ISSN[@IssnType='Print']"),
            "eissn": one(j, "ISSN[@IssnType='Electronic']"),
            "linkingIssn": one(m, "ISSNLinking"),
            "nlmId": one(m, "NlmUniqueID"),
            "country": one(m, "Country"),
            "citedMedium": i.get("CitedMedium"),
        },
        "volume": one(i, "Volume"),
        "issue": one(i, "Issue"),
        "pages": pages(a),
        "published": partial(i.find("PubDate")),
        "electronic": partial(a.find("ArticleDate")),
        "history": history(d),
        "entered": entered[0][:10] if entered else day(c.find("DateCreated")),
        "revised": day(c.find("DateRevised")),
        "completed": day(c.find("DateCompleted")),
        "ids": identifiers([d.xpath("ArticleIdList/ArticleId")] if d is not None else [], a.xpath("ELocationID"), c.xpath("OtherID")),
        "types": types,
        "mesh": [
            [plain(h.find("DescriptorName")), h.find("DescriptorName").get("UI"), h.find("DescriptorName").get("MajorTopicYN") == "Y", h.find("DescriptorName").get("Type") == "Geographic"]
            + [[plain(q), q.get("UI"), q.get("MajorTopicYN") == "Y"] for q in h.iterfind("QualifierName")]
            for h in c.xpath("MeshHeadingList/MeshHeading")
        ],
        "supplemental": [[s.get("UI"), plain(s), s.get("Type")] for s in c.xpath("SupplMeshList/SupplMeshName")],
        "chemicals": [
            [plain(x.find("NameOfSubstance")), x.find("NameOfSubstance").get("UI"), one(x, "RegistryNumber")] for x in c.xpath("ChemicalList/Chemical")
        ],
        "keywords": keywords(c),
        "grants": grants(a),
        "coi": one(c, "CoiStatement"),
        "registrations": registrations(a, title, "\n".join(s["text"] for s in abstract)),
        "dataBanks": [
            [one(b, "DataBankName"), many(b, "AccessionNumberList/AccessionNumber")]
            for b in a.xpath("DataBankList/DataBank")
            if one(b, "DataBankName") not in REGISTRIES
        ],
        "corrections": corrections,
        "status": status(types, corrections, title),
        "languages": many(a, "Language"),
        "model": a.get("PubModel"),
        "citationStatus": c.get("Status"),
        "publicationStatus": one(d, "PublicationStatus"),
        "indexing": c.get("IndexingMethod"),
        "book": None,
    }


def chapter(record):
    c, d = record.find("BookDocument"), record.find("PubmedBookData")
    b = c.find("Book")
    title_element = next((e for e in (c.find("ArticleTitle"), c.find("VernacularTitle"), b.find("BookTitle")) if plain(e)), None)
    title = plain(title_element)
    abstract = sections(c.xpath("Abstract/AbstractText"))
    types = types_of(c.xpath("PublicationType"))
    authors = people(c.xpath("AuthorList[not(@Type='editors')]/Author")) or people(b.xpath("AuthorList[not(@Type='editors')]/Author"))
    entered = [x for s, x in history(d) if s == "entrez"]
    return {
        "pmid": one(c, "PMID"),
        "version": int(c.find("PMID").get("Version") or 1),
        "title": title,
        "titleRuns": runs(title_element),
        "vernacular": one(c, "VernacularTitle"),
        "abstract": abstract,
        "copyright": one(c, "Abstract/CopyrightInformation"),
        "otherAbstracts": [],
        "authors": authors,
        "complete": not c.xpath("AuthorList[@CompleteYN='N'] | Book/AuthorList[@CompleteYN='N']"),
        "editors": people(c.xpath("AuthorList[@Type='editors']/Author")) + people(b.xpath("AuthorList[@Type='editors']/Author")),
        "investigators": people(c.xpath("InvestigatorList/Investigator")) + people(b.xpath("InvestigatorList/Investigator")),
        "subjects": [],
        "journal": None,
        "volume": one(b, "Volume"),
        "issue": None,
        "pages": pages(c),
        "published": partial(b.find("PubDate")),
        "electronic": None,
        "history": history(d),
        "entered": entered[0][:10] if entered else None,
        "revised": day(c.find("DateRevised")),
        "completed": None,
        "ids": identifiers([c.xpath("ArticleIdList/ArticleId"), record.xpath("PubmedBookData/ArticleIdList/ArticleId")], b.xpath("ELocationID")),
        "types": types,
        "mesh": [],
        "supplemental": [],
        "chemicals": [],
        "keywords": keywords(c),
        "grants": grants(c),
        "coi": None,
        "registrations": registrations(c, title, "\n".join(s["text"] for s in abstract)),
        "dataBanks": [],
        "corrections": [],
        "status": status(types, [], title),
        "languages": many(c, "Language"),
        "model": None,
        "citationStatus": None,
        "publicationStatus": one(d, "PublicationStatus"),
        "indexing": None,
        "book": {
            "title": one(b, "BookTitle"),
            "collection": one(b, "CollectionTitle"),
            "publisher": one(b, "Publisher/PublisherName"),
            "place": one(b, "Publisher/PublisherLocation"),
            "edition": one(b, "Edition"),
            "isbns": many(b, "Isbn"),
            "began": partial(b.find("BeginningDate")),
            "ended": partial(b.find("EndingDate")),
            "medium": one(b, "Medium"),
            "report": one(b, "ReportNumber"),
            "location": ", ".join(many(c, "LocationLabel")) or None,
            "contributed": partial(c.find("ContributionDate")),
            "accession": one(c, "ArticleIdList/ArticleId[@IdType='bookaccession']"),
        },
    }


def main():
    for path in sys.argv[1:]:
        with (gzip.open if path.endswith(".gz") else open)(path, "rb") as f:
            root = etree.parse(f, etree.XMLParser(remove_comments=True, remove_pis=True, huge_tree=True)).getroot()
        for record in root:
            if record.tag == "PubmedArticle":
                print(json.dumps(article(record)))
            elif record.tag == "PubmedBookArticle":
                print(json.dumps(chapter(record)))


main()
