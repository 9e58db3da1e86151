"""A work in few bytes: thirteen fields in one string, and back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from kzbib.languages.detect import detect_language
from kzbib.model import Date, Name, Variant, VariantKind, Work
from kzbib.resolving.crossref import TYPES
from kzbib.resolving.doi import clean_doi
from kzbib.resolving.markup import plain_text

RECORD, FIELD, PERSON, PART = "\x1e", "\x1f", "\x1d", "\x1c"
_FIELDS = (
    "DOI",
    "type",
    "language",
    "title",
    "original",
    "author",
    "container-title",
    "volume",
    "issue",
    "page",
    "year",
    "publisher",
    "ISBN",
)
_TEXT = frozenset(_FIELDS) - {"type", "language", "original", "author", "year"}
_MOST_AUTHORS = 8
# Text that needs no cleaning: no markup, no control characters, no strange spaces.
_CLEAN = re.compile(r"[^<&\x00-\x1f\x7f-\xa0\u2000-\u200f\u2028-\u202f\u2066-\u2069]*")
_LONGEST = 2_000
_COMMON = 24  # characters; a longer text rarely comes twice
_SIMPLE_DOI = re.compile(r"10\.\d{4,9}/[-._;()/:a-z0-9\[\]<>]{1,300}")

Row = Sequence[str]


def row_from_message(message: Mapping[str, Any]) -> Row | None:
    """Return the fields of a Crossref message, None when it has no DOI.

    A quick reading for millions of records; `kzbib.resolving.crossref` reads one well.
    """
    doi = text(message.get("DOI")).lower()
    if not _SIMPLE_DOI.fullmatch(doi):
        doi = clean_doi(doi) or ""
    if not doi:
        return None
    title, original = first(message.get("title")), first(message.get("original-title"))
    subtitle = first(message.get("subtitle"))
    if subtitle and subtitle not in title:
        title = f"{title} : {subtitle}"
    return (
        doi,
        TYPES.get(text(message.get("type")), "document"),
        text(message.get("language"))[:8],
        title or original,
        original if title and original != title else "",
        _authors(message),
        first(message.get("container-title")),
        text(message.get("volume")),
        text(message.get("issue")),
        text(message.get("page")) or text(message.get("article-number")),
        _year(message),
        text(message.get("publisher")),
        first(message.get("ISBN")),
    )


def row_from_work(work: Work) -> Row | None:
    """Return the fields of a work, None when it has no title or no key of its own."""
    doi = clean_doi(work.get("DOI")) or work.get("DOI") or work.id
    if not doi or not work.title:
        return None
    other = next((v.work.title for v in work.variants if v.work.title), "")
    people = work.people() or work.people("editor")
    row = (
        doi,
        work.type,
        work.language,
        work.title,
        other,
        _people((n.family or n.literal, n.given) for n in people),
        work.get("container-title"),
        work.get("volume"),
        work.get("issue"),
        work.get("page") or work.get("number"),
        str(work.year or ""),
        work.get("publisher"),
        work.get("ISBN"),
    )
    return (*map(_safe, row[:5]), row[5], *map(_safe, row[6:]))


def pack(rows: Sequence[Row]) -> str:
    """Return rows as one string, field by field: like beside like packs better."""
    return FIELD.join(map(RECORD.join, zip(*rows, strict=True)))


def unpack(packed: bytes, place: int) -> dict[str, str]:
    """Return the fields of one of the packed rows, UTF-8; only that one is decoded.

    Raises IndexError or ValueError when they are damaged.
    """
    columns = packed.split(FIELD.encode())
    mark = RECORD.encode()
    values = (column.split(mark, place + 1)[place].decode() for column in columns)
    return dict(zip(_FIELDS, values, strict=True))


def work_from_fields(fields: Mapping[str, str]) -> Work:
    """Return the work of unpacked fields."""
    year, title = fields.get("year", ""), fields.get("title", "")
    names = tuple(map(_name, filter(None, fields.get("author", "").split(PERSON))))
    kind = fields.get("type", "document")
    original = fields.get("original", "")
    other = Work(
        type=kind, language=detect_language(original), text={"title": original}
    )
    texts = {key: fields[key] for key in _TEXT if fields.get(key)}
    if not texts.get("DOI", "").startswith("10."):
        texts.pop("DOI", None)
    return Work(
        type=kind,
        language=fields.get("language") or detect_language(title),
        text=texts,
        names={"author": names} if names else {},
        dates={"issued": Date(((int(year),),))} if year.isdigit() else {},
        variants=(Variant(VariantKind.ORIGINAL, other),) if original else (),
        id="" if "DOI" in texts else fields.get("DOI", ""),
    )


def text(value: object) -> str:
    """Return a service's text in one line without markup; quick when it is clean."""
    if type(value) is not str:
        return _safe(plain_text(value)) if value else ""
    return _common(value) if len(value) < _COMMON else _text(value)


def _text(value: str) -> str:
    if value.isalnum() and value.isascii():
        return value[:_LONGEST]
    if len(value) < _LONGEST and _CLEAN.fullmatch(value) and "  " not in value:
        if value.isascii():
            return value.strip()
        return unicodedata.normalize("NFC", value).strip()
    return _safe(plain_text(value[:_LONGEST]))


# Names of people, journals and publishers come again and again.
_common = lru_cache(maxsize=100_000)(_text)


def first(value: object) -> str:
    """Return the first text of a list, or the text."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return text(value)


def _authors(message: Mapping[str, Any]) -> str:
    people = message.get("author") or message.get("editor")
    rows = people[:_MOST_AUTHORS] if isinstance(people, list) else []
    return PERSON.join(
        f"{text(row.get('family') or row.get('name'))}{PART}{text(row.get('given'))}"
        for row in rows
        if isinstance(row, dict)
    )


def _people(pairs: Any) -> str:
    shown = [f"{_safe(family)}{PART}{_safe(given)}" for family, given in pairs]
    return PERSON.join(shown[:_MOST_AUTHORS])


def _name(packed: str) -> Name:
    family, _, given = packed.partition(PART)
    return Name(family=family, given=given) if given else Name(literal=family)


def _year(message: Mapping[str, Any]) -> str:
    for key in ("published-print", "issued", "published", "posted"):
        date = message.get(key)
        parts = date.get("date-parts") if isinstance(date, dict) else None
        row = parts[0] if isinstance(parts, list) and parts else None
        year = row[0] if isinstance(row, list) and row else None
        if isinstance(year, int) and 1000 <= year <= 2999:
            return str(year)
    return ""


def _safe(value: str) -> str:
    return re.sub(r"[\x00-\x1f]", " ", value)[:_LONGEST]
