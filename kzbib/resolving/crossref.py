"""Crossref's record of a work (https://api.crossref.org/swagger-ui) as a Work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from stdnum import isbn, issn

from kzbib.languages.detect import detect_language
from kzbib.languages.scripts import script_of
from kzbib.model import Date, Name, Variant, VariantKind, Work
from kzbib.resolving.crossref_names import read_names, without_twins
from kzbib.resolving.doi import clean_doi
from kzbib.resolving.markup import first_plain, plain_list, plain_text

# Crossref's types (its /types list) in terms of CSL 1.0.2.
TYPES: Mapping[str, str] = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "proceedings-series": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "reference-entry": "entry",
    "dissertation": "thesis",
    "report": "report",
    "report-component": "report",
    "report-series": "report",
    "standard": "standard",
    "dataset": "dataset",
    "database": "dataset",
    "posted-content": "article",
    "peer-review": "review",
    "journal": "periodical",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
}
_ROLES = ("author", "editor", "translator", "chair")
_PLAIN_FIELDS: Mapping[str, str] = {
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "article-number": "number",
    "publisher": "publisher",
    "publisher-location": "publisher-place",
    "edition-number": "edition",
}
_DATES: Mapping[str, tuple[str, ...]] = {
    # A printed issue is what people cite; «issued» is the earlier of print and online.
    "issued": ("published-print", "issued", "published", "posted"),
    "available-date": ("published-online",),
}
# Catalogue punctuation (ISBD) that some depositors leave at the end of a field.
_ISBD_TAIL = " ,:;/="
_CYRILLIC = frozenset("ba be bg kk kv ky mk mn os ru sr tg tk tt uk uz".split())
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def work_path(doi: str) -> str:
    """Return the path of a DOI's record; raises ValueError unless ``doi`` is clean."""
    if not doi.startswith("10.") or "/" not in doi or any(map(str.isspace, doi)):
        raise ValueError(f"not a cleaned DOI: {doi[:80]!r}")
    return f"/works/{quote(doi, safe='')}"


def work_from_answer(answer: object) -> Work | None:
    """Return the work in an answer of ``/works/{doi}``, None when there is none."""
    if not isinstance(answer, Mapping) or answer.get("message-type") != "work":
        return None
    message = answer.get("message")
    return work_from_message(message) if isinstance(message, Mapping) else None


def work_from_message(message: Mapping[str, Any]) -> Work:
    """Return Crossref's ``message`` as a Work.

    Fields that are missing, null or of a strange shape are left out. A title in the
    original language becomes a variant; so do authors entered once in each script.
    """
    kind = TYPES.get(plain_text(message.get("type")), "document")
    text = _texts(message, kind)
    title, original = _titles(message)
    if title:
        text["title"] = title
    names, twins = without_twins(_people(message), script_of(title))
    return Work(
        type=kind,
        language=_language(message, title),
        text=text,
        names=names,
        dates=_dates(message),
        custom=_custom(message),
        variants=_original(kind, original, twins),
    )


def _texts(message: Mapping[str, Any], kind: str) -> dict[str, str]:
    text = {
        ours: plain_text(message.get(theirs)) for theirs, ours in _PLAIN_FIELDS.items()
    }
    text.update(_containers(message, kind))
    text["container-title-short"] = first_plain(message.get("short-container-title"))
    text["publisher"] = text["publisher"] or _part(message, "institution", "name")
    text["event-title"] = _part(message, "event", "name")
    text["genre"] = first_plain(message.get("degree"))
    text["DOI"] = clean_doi(plain_text(message.get("DOI"))) or plain_text(
        message.get("DOI")
    )
    text["URL"] = _url(message.get("URL"))
    text["ISSN"] = _number(message.get("ISSN"), issn)
    text["ISBN"] = _number(message.get("ISBN"), isbn)
    for key in ("publisher", "publisher-place"):
        text[key] = text[key].rstrip(_ISBD_TAIL)
    return {key: value for key, value in text.items() if value}


def _containers(message: Mapping[str, Any], kind: str) -> dict[str, str]:
    """The container of a book is its series; a second one is the container's series."""
    titles = plain_list(message.get("container-title"))
    keys: tuple[str, ...] = ("collection-title",)
    if kind != "book":
        keys = ("container-title", *keys)
    return dict(zip(keys, titles, strict=False))


def _titles(message: Mapping[str, Any]) -> tuple[str, str]:
    """Return the title with its subtitle, and the original title when it differs."""
    title = first_plain(message.get("title")).rstrip(_ISBD_TAIL)
    subtitle = first_plain(message.get("subtitle"))
    original = first_plain(message.get("original-title"))
    if not title:
        return original, ""
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title} : {subtitle}"
    return title, original if original.casefold() != title.casefold() else ""


def _people(message: Mapping[str, Any]) -> dict[str, tuple[Name, ...]]:
    people = {role: read_names(message.get(role)) for role in _ROLES}
    return {role: names for role, names in people.items() if names}


def _original(kind: str, title: str, twins: tuple[Name, ...]) -> tuple[Variant, ...]:
    if not title and not twins:
        return ()
    work = Work(
        type=kind,
        language=detect_language(title) if title else "",
        text={"title": title} if title else {},
        names={"author": twins} if twins else {},
    )
    return (Variant(VariantKind.ORIGINAL, work),)


def _language(message: Mapping[str, Any], title: str) -> str:
    """The deposited language, unless the title's script belies it («en» for all)."""
    given = plain_text(message.get("language"))
    if not _LANGUAGE.fullmatch(given):
        return ""
    belied = script_of(title) == "Cyrl" and given[:2].lower() not in _CYRILLIC
    return detect_language(title) if belied else given


def _dates(message: Mapping[str, Any]) -> dict[str, Date]:
    dates = {}
    # The only date of a dissertation is that of its defence.
    last = ("approved",) if message.get("type") == "dissertation" else ()
    for ours, candidates in _DATES.items():
        found = (_date(message.get(name)) for name in (*candidates, *last))
        if parts := next(filter(None, found), ()):
            dates[ours] = Date((parts,))
    if dates.get("available-date") == dates.get("issued"):
        dates.pop("available-date", None)
    return dates


def _date(value: object) -> tuple[int, ...]:
    """Read ``{"date-parts": [[2019, 2, 20]]}`` as far as the numbers make sense."""
    rows = value.get("date-parts") if isinstance(value, Mapping) else None
    row = rows[0] if isinstance(rows, list) and rows else None
    limits = ((1000, 2999), (1, 12), (1, 31))
    parts: list[int] = []
    for piece, (low, high) in zip(
        row if isinstance(row, list) else [], limits, strict=False
    ):
        digits = plain_text(piece)
        if not (digits.isascii() and digits.isdigit() and low <= int(digits) <= high):
            break
        parts.append(int(digits))
    return tuple(parts)


def _number(value: object, kind: Any) -> str:
    """Return the first valid ISBN or ISSN of a list; it may be an address."""
    for text in plain_list(value):
        digits = text.rsplit("/", 1)[-1]
        if len(digits) <= 20 and kind.is_valid(digits):
            return digits
    return ""


def _part(message: Mapping[str, Any], field: str, key: str) -> str:
    value = message.get(field)
    holder = value[0] if isinstance(value, list) and value else value
    return plain_text(holder.get(key)) if isinstance(holder, Mapping) else ""


def _url(value: object) -> str:
    url = plain_text(value)
    return url if url.startswith(("https://", "http://")) and " " not in url else ""


def _custom(message: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what later happened to the work: corrections, a retraction."""
    updates = message.get("updated-by")
    kept = [
        {"type": plain_text(item.get("type")), "DOI": plain_text(item.get("DOI"))}
        for item in (updates if isinstance(updates, list) else [])
        if isinstance(item, Mapping)
    ]
    return {"updated-by": kept} if kept else {}
