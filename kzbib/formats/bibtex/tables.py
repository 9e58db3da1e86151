"""CSL-JSON and BibTeX side by side, as data.

Names after the BibTeX manual (1988) and the BibLaTeX manual 3.20, chapters 2.1–2.2;
CSL-JSON after CSL 1.0.2, appendices III and IV.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

# The field with what no other field can say (kzbib.formats.extra).
EXTRA = "kzbib"

Dialect = Literal["bibtex", "biblatex"]


@dataclass(frozen=True, slots=True)
class EntryType:
    """How a CSL type is written; ``number`` is what the field «number» counts."""

    bibtex: str
    biblatex: str
    number: str = "number"
    container: str = "booktitle"
    publisher: str = "publisher"


_ARTICLE = EntryType("article", "article", "issue", "journal")
_BOOK = EntryType("book", "book", "collection-number")
_PART = EntryType("incollection", "incollection", "collection-number")
_ENTRY = EntryType("incollection", "inreference", "collection-number")
_ONLINE = EntryType("misc", "online")
_MISC = EntryType("misc", "misc")
_LAW = EntryType("misc", "legislation", container="journal")

TYPES: dict[str, EntryType] = {
    "article-journal": _ARTICLE,
    "article-magazine": _ARTICLE,
    "article-newspaper": _ARTICLE,
    "article": _ONLINE,
    "bill": _LAW,
    "book": _BOOK,
    "broadcast": EntryType("misc", "video"),
    "chapter": _PART,
    "classic": _BOOK,
    "dataset": EntryType("misc", "dataset"),
    "document": _MISC,
    "entry": _ENTRY,
    "entry-dictionary": _ENTRY,
    "entry-encyclopedia": _ENTRY,
    "figure": EntryType("misc", "image"),
    "graphic": EntryType("misc", "image"),
    "legal_case": EntryType("misc", "jurisdiction", container="journal"),
    "legislation": _LAW,
    "manuscript": EntryType("unpublished", "unpublished"),
    "motion_picture": EntryType("misc", "movie"),
    "pamphlet": EntryType("booklet", "booklet"),
    "paper-conference": EntryType(
        "inproceedings", "inproceedings", "collection-number"
    ),
    "patent": EntryType("misc", "patent"),
    "performance": EntryType("misc", "performance"),
    "periodical": EntryType("misc", "periodical", "issue"),
    "personal_communication": EntryType("misc", "letter"),
    "post": _ONLINE,
    "post-weblog": _ONLINE,
    "regulation": _LAW,
    "report": EntryType("techreport", "report", publisher="institution"),
    "review": EntryType("article", "review", "issue", "journal"),
    "review-book": EntryType("article", "review", "issue", "journal"),
    "software": EntryType("misc", "software"),
    "song": EntryType("misc", "audio"),
    "standard": EntryType("misc", "standard"),
    "thesis": EntryType("phdthesis", "thesis", publisher="institution"),
    "treaty": EntryType("misc", "legal", container="journal"),
    "webpage": _ONLINE,
}
OTHER_TYPE = _MISC
# CSL types that are written as @misc with an ``entrysubtype``.
TYPES_WITHOUT_ENTRY = frozenset(
    """collection event hearing interview map musical_score speech""".split()
)

# Entry types read; the field «entrysubtype» may name the CSL type more exactly.
READ_TYPES: dict[str, str] = {
    "article": "article-journal", "artwork": "graphic", "audio": "song",
    "book": "book", "bookinbook": "chapter", "booklet": "pamphlet",
    "collection": "book", "conference": "paper-conference", "dataset": "dataset",
    "electronic": "webpage", "image": "graphic", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia", "jurisdiction": "legal_case",
    "legal": "treaty", "legislation": "legislation", "letter":
    "personal_communication", "manual": "book", "mastersthesis": "thesis",
    "misc": "document", "movie": "motion_picture", "music": "song",
    "mvbook": "book", "mvcollection": "book", "mvproceedings": "book",
    "mvreference": "book", "online": "webpage", "patent": "patent",
    "performance": "performance", "periodical": "periodical", "phdthesis": "thesis",
    "proceedings": "book", "reference": "book", "report": "report",
    "review": "review", "software": "software", "standard": "standard",
    "suppbook": "chapter", "suppcollection": "chapter",
    "suppperiodical": "article-journal", "techreport": "report", "thesis": "thesis",
    "unpublished": "manuscript", "video": "broadcast", "www": "webpage",
}  # fmt: skip
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
# What an entry type says beside the CSL type.
GENRES = {"mastersthesis": "Master's thesis"}

ROLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
    "illustrator": "illustrator",
    "reviewed-author": "reviewedauthor",
    "compiler": "editora",  # with editoratype = {compiler}
}


@dataclass(frozen=True, slots=True)
class TextField:
    """A text variable: the field that each dialect writes, and others that are read."""

    bibtex: str
    biblatex: str
    others: tuple[str, ...] = field(default=())


# Variables whose field does not depend on the type (title, number, container: below).
TEXT_FIELDS: dict[str, TextField] = {
    "abstract": TextField("abstract", "abstract"),
    "annote": TextField("annote", "annotation"),
    "archive": TextField("archive", "library"),
    "call-number": TextField("callnumber", "callnumber"),
    "chapter-number": TextField("chapter", "chapter"),
    "collection-title": TextField("series", "series"),
    "container-title-short": TextField("shortjournal", "shortjournal"),
    "edition": TextField("edition", "edition"),
    "event-title": TextField("eventtitle", "eventtitle"),
    "event-place": TextField("venue", "venue"),
    "genre": TextField("type", "type"),
    "ISBN": TextField("isbn", "isbn"),
    "ISSN": TextField("issn", "issn"),
    "keyword": TextField("keywords", "keywords"),
    "medium": TextField("howpublished", "howpublished"),
    "note": TextField("note", "note"),
    "number-of-pages": TextField("pagetotal", "pagetotal", ("numpages",)),
    "number-of-volumes": TextField("volumes", "volumes"),
    "original-publisher": TextField("origpublisher", "origpublisher"),
    "original-publisher-place": TextField("origlocation", "origlocation"),
    "original-title": TextField("origtitle", "origtitle"),
    "part-number": TextField("part", "part"),
    "PMCID": TextField("pmcid", "pmcid"),
    "PMID": TextField("pmid", "pmid"),
    "publisher-place": TextField("address", "location"),
    "status": TextField("pubstate", "pubstate"),
    "title-short": TextField("shorttitle", "shorttitle"),
    "version": TextField("version", "version"),
    "volume": TextField("volume", "volume"),
    "DOI": TextField("doi", "doi"),
    "URL": TextField("url", "url"),
}
# Field names to variables; of two names of a variable the first in the entry is taken.
VARIABLES = {
    name: variable
    for variable, names in TEXT_FIELDS.items()
    for name in (names.bibtex, names.biblatex, *names.others)
}
# Written and read without TeX escapes.
VERBATIM = frozenset({"doi", "url"})

CONTAINERS = {
    ("booktitle", "bibtex"): "booktitle",
    ("booktitle", "biblatex"): "booktitle",
    ("journal", "bibtex"): "journal",
    ("journal", "biblatex"): "journaltitle",
}
CONTAINER_FIELDS = ("booktitle", "journaltitle", "journal")
PUBLISHER_FIELDS = ("publisher", "institution", "school", "organization")
# The name of the school in classic BibTeX.
SCHOOLS = {("institution", "phdthesis"): "school"}

DATE_FIELDS = {
    "accessed": "urldate",
    "event-date": "eventdate",
    "original-date": "origdate",
}

# BCP 47 tags and the names that babel and polyglossia know.
LANGIDS = {
    "az": "azerbaijani", "be": "belarusian", "de": "german", "de-AT": "naustrian",
    "en": "english", "en-GB": "british", "en-US": "american", "es": "spanish",
    "fa": "persian", "fr": "french", "it": "italian", "kk": "kazakh",
    "ky": "kyrgyz", "la": "latin", "mn": "mongolian", "pl": "polish",
    "ru": "russian", "tr": "turkish", "tt": "tatar", "uk": "ukrainian",
    "uz": "uzbek", "zh": "chinese", "ja": "japanese", "ko": "korean",
    "ar": "arabic", "cs": "czech", "bg": "bulgarian", "tg": "tajik", "tk": "turkmen",
}  # fmt: skip
LANGUAGES = {name: tag for tag, name in LANGIDS.items()} | {
    "ngerman": "de", "usenglish": "en-US", "ukenglish": "en-GB", "austrian": "de-AT",
    "kirghiz": "ky", "turkmen": "tk", "francais": "fr", "русский": "ru",
    "қазақша": "kk", "казахский": "kk", "қазақ": "kk", "английский": "en",
    "deutsch": "de", "eng": "en", "rus": "ru", "kaz": "kk", "ukr": "uk",
}  # fmt: skip

# Three-letter strings of classic BibTeX, and the beginnings of month names in print.
MONTH_STRINGS = dict(
    zip(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(),
        map(str, range(1, 13)),
        strict=True,
    )
)
MONTH_BEGINNINGS = MONTH_STRINGS | {
    "янв": "1", "фев": "2", "мар": "3", "апр": "4", "май": "5", "мая": "5",
    "июн": "6", "июл": "7", "авг": "8", "сен": "9", "окт": "10", "ноя": "11",
    "дек": "12", "қаң": "1", "ақп": "2", "нау": "3", "сәу": "4", "мам": "5",
    "мау": "6", "шіл": "7", "там": "8", "қыр": "9", "қаз": "10", "қар": "11",
    "жел": "12",
}  # fmt: skip
