"""One .bib entry, its raw values already joined, to a work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kzbib.formats.bibtex import tables
from kzbib.formats.bibtex.dates import read_date, read_year
from kzbib.formats.bibtex.names import read_names
from kzbib.formats.bibtex.tex import decode
from kzbib.formats.extra import add_difference
from kzbib.formats.json_guard import csl_work
from kzbib.model import Date, Pages, Work
from kzbib.model.text import clean_text
from kzbib.model.title import SUBTITLE_MARK

_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
# «\url{https://…}», «\_» and «\%» as other programs write them
_URL_COMMAND = re.compile(r"^\\(?:url|nolinkurl|path)\{(?P<url>.*)\}$")
_URL_ESCAPE = re.compile(r"\\([_%&#~{}$])")
# Words that BibLaTeX knows as the kind of a thesis or report.
_KINDS = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master's thesis",
    "candthesis": "Candidate's thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
Fields = dict[str, str]


def read_entry(
    entry_type: str,
    key: str,
    fields: Mapping[str, str],
    *,
    undefined: list[str] | None = None,
) -> Work:
    """Return the work of an entry; ``key`` is its id.

    Fields that CSL has no variable for are kept in ``custom["bibtex"]``, names that
    no @string defines in ``custom["bibtex-undefined"]``. Raises ValueError when the
    field ``kzbib`` is broken.
    """
    rest = {name: value for name, value in fields.items() if value.strip()}
    extra = rest.pop(tables.EXTRA, "")
    csl: dict[str, Any] = {"id": key, "type": _type(entry_type, rest), "custom": {}}
    _take_names(rest, csl)
    _take_title(rest, csl)
    _take_texts(entry_type, rest, csl)
    _take_dates(rest, csl)
    _take_language(rest, csl)
    kept = {name: decode(value) for name, value in rest.items()}
    if entry_type not in tables.READ_TYPES:
        kept["entrytype"] = entry_type
    if kept:
        csl["custom"]["bibtex"] = kept
    if undefined:
        csl["custom"]["bibtex-undefined"] = undefined
    work = csl_work(csl)
    return add_difference(work, extra) if extra else work


def _type(entry_type: str, rest: Fields) -> str:
    subtype = rest.get("entrysubtype", "").strip()
    exact = tables.SUBTYPES.get(subtype.lower(), subtype)
    if exact in tables.TYPES or exact in tables.TYPES_WITHOUT_ENTRY:
        del rest["entrysubtype"]
        return exact
    return tables.READ_TYPES.get(entry_type, "document")


def _take_names(rest: Fields, csl: dict[str, Any]) -> None:
    if rest.get("editortype", "").strip() == "compiler" and "editora" not in rest:
        rest["editora"], rest["editoratype"] = rest.pop("editor", ""), "compiler"
        del rest["editortype"]
    compilers = rest.get("editoratype", "").strip() == "compiler"
    for role, name in tables.ROLES.items():
        if name not in rest or (role == "compiler" and not compilers):
            continue
        people, others = read_names(rest.pop(name))
        csl[role] = [person.to_csl() for person in people]
        if others and role == "author":
            csl["custom"]["et-al"] = True
        if role == "compiler":
            del rest["editoratype"]


def _take_title(rest: Fields, csl: dict[str, Any]) -> None:
    csl["title"] = _titles(rest, "title", "subtitle")
    container = next((name for name in tables.CONTAINER_FIELDS if name in rest), "")
    if container:
        subtitle = "booksubtitle" if container == "booktitle" else "journalsubtitle"
        csl["container-title"] = _titles(rest, container, subtitle)


def _titles(rest: Fields, title: str, subtitle: str) -> str:
    parts = [decode(rest.pop(name)) for name in (title, subtitle) if name in rest]
    return SUBTITLE_MARK.join(filter(None, parts))


def _take_texts(entry_type: str, rest: Fields, csl: dict[str, Any]) -> None:
    for name in [name for name in rest if name in tables.VARIABLES]:
        variable = tables.VARIABLES[name]
        if variable not in csl:
            csl[variable] = _READERS.get(name, decode)(rest.pop(name))
    if "pages" in rest:
        csl["page"] = _read_pages(rest.pop("pages"))
    publisher = next((name for name in tables.PUBLISHER_FIELDS if name in rest), "")
    if publisher:
        csl["publisher"] = decode(rest.pop(publisher))
    if "number" in rest:
        kind = tables.TYPES.get(csl["type"], tables.OTHER_TYPE)
        csl[kind.number] = decode(rest.pop("number"))
    if "issue" in rest and "issue" not in csl:
        csl["issue"] = decode(rest.pop("issue"))
    if "genre" not in csl and entry_type in tables.GENRES:
        csl["genre"] = tables.GENRES[entry_type]


def _read_pages(value: str) -> str:
    return Pages.from_text(decode(value)).joined


def _read_url(value: str) -> str:
    command = _URL_COMMAND.match(value.strip())
    url = command["url"] if command else value
    return clean_text(_URL_ESCAPE.sub(r"\1", url))


def _read_doi(value: str) -> str:
    return _DOI_PREFIX.sub("", _read_url(value), count=1)


def _read_kind(value: str) -> str:
    text = decode(value)
    return _KINDS.get(text, text)


_READERS = {
    "url": _read_url,
    "doi": _read_doi,
    "type": _read_kind,
}


def _take_dates(rest: Fields, csl: dict[str, Any]) -> None:
    for variable, name in tables.DATE_FIELDS.items():
        if name in rest:
            csl[variable] = read_date(rest.pop(name)).to_csl()
    written = [rest.get(name, "") for name in ("year", "month", "day")]
    plain, complete = read_year(*written)
    if "date" in rest:
        date = read_date(rest.pop("date"))
        if not _agrees(plain, date):
            complete = False
        elif complete or not any(written[1:]):
            rest.pop("year", None)
    else:
        date = plain
        rest.pop("year", None)
    if complete:
        rest.pop("month", None)
        rest.pop("day", None)
    if date != Date():
        csl["issued"] = date.to_csl()


def _agrees(plain: Date, exact: Date) -> bool:
    """Does «2019» or «2019, July» say no more than the full date does?"""
    if plain == Date() or not exact.parts:
        return False
    return bool(plain.parts) and exact.parts[0][: len(plain.parts[0])] == plain.parts[0]


def _take_language(rest: Fields, csl: dict[str, Any]) -> None:
    for name in ("langid", "hyphenation", "language"):
        tag = _language(rest.get(name, ""))
        if tag and csl.get("language", tag) == tag:
            csl["language"] = tag
            del rest[name]


def _language(value: str) -> str:
    name = value.strip()
    return name if name in tables.LANGIDS else tables.LANGUAGES.get(name.lower(), "")
