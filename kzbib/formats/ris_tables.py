"""CSL-JSON and RIS side by side, as data; the first tag of a row is written."""

from __future__ import annotations

TYPES: dict[str, str] = {
    "ABST": "article-journal", "AGGR": "dataset", "ART": "graphic", "BILL": "bill",
    "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter",
    "COMP": "software", "CONF": "book", "CPAPER": "paper-conference",
    "CTLG": "book", "DATA": "dataset", "DICT": "entry-dictionary", "EBOOK": "book",
    "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal",
    "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "FIGURE": "figure",
    "GEN": "document", "HEAR": "hearing", "ICOMM": "personal_communication",
    "INPR": "article-journal", "JFULL": "periodical", "JOUR": "article-journal",
    "LAW": "legislation", "LEGAL": "legislation", "MANSCPT": "manuscript",
    "MAP": "map", "MGZN": "article-magazine", "MPCT": "motion_picture",
    "MULTI": "webpage", "MUSIC": "musical_score", "NEWS": "article-newspaper",
    "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication",
    "RPRT": "report", "SER": "book", "SLIDE": "speech", "SOUND": "song",
    "STAND": "standard", "STAT": "legislation", "THES": "thesis",
    "UNPB": "manuscript", "VIDEO": "broadcast",
}  # fmt: skip

WRITTEN_TYPES: dict[str, str] = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "bill": "BILL", "book": "BOOK",
    "broadcast": "VIDEO", "chapter": "CHAP", "dataset": "DATA",
    "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "figure": "FIGURE",
    "graphic": "ART", "hearing": "HEAR", "legal_case": "CASE",
    "legislation": "STAT", "manuscript": "MANSCPT", "map": "MAP",
    "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "periodical": "JFULL",
    "personal_communication": "PCOMM", "post-weblog": "BLOG", "report": "RPRT",
    "software": "COMP", "song": "SOUND", "speech": "SLIDE", "standard": "STAND",
    "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip

TEXTS: dict[str, tuple[str, ...]] = {
    "id": ("ID",),
    "title": ("TI", "T1", "CT"),
    "container-title": ("T2", "JO", "JF", "BT"),
    "container-title-short": ("J2", "JA"),
    "collection-title": ("T3",),
    "title-short": ("ST",),
    "volume": ("VL",),
    "issue": ("IS",),
    "number-of-volumes": ("NV",),
    "edition": ("ET",),
    "section": ("SE",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "genre": ("M3",),
    "number": ("M1",),
    "ISBN": ("SN",),
    "DOI": ("DO",),
    "URL": ("UR", "L2"),
    "abstract": ("AB", "N2"),
    "call-number": ("CN",),
    "archive": ("DB",),
    "language": ("LA",),
}

NAMES: dict[str, tuple[str, ...]] = {
    "author": ("AU", "A1"),
    "editor": ("A2", "ED"),
    "collection-editor": ("A3",),
    "translator": ("A4",),
}

# Of these SP without EP is the number of pages.
WHOLE_TYPES = frozenset({"book", "thesis", "report"})
# Of these SN is the ISSN.
SERIAL_TYPES = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "periodical"}
)
