"""Facts with a label: DOI, journal, volume, issue, pages, date of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kzbib.model import Date, Pages
from kzbib.reading.labels import label_of
from kzbib.reading.lines import Line

_HEAD = 120  # lines: labels further down belong to other articles
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]{1,200}")
_DAY = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)")
_ISO = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_VOLUME = re.compile(r"(?:volume|vol\.?|том|т\.)\s*(?P<value>\d{1,4})", re.IGNORECASE)
_ISSUE = re.compile(
    r"(?:issue|no\.?|№|выпуск|вып\.?)\s*(?P<value>\d{1,4}(?:[-–/]\d{1,4})?)",
    re.IGNORECASE,
)
_PAGES = re.compile(r"[A-Za-z]?\d{1,6}(?:\s?[-–—]\s?[A-Za-z]?\d{1,6})?")
_TYPES = {"article": "article-journal", "статья": "article-journal"}


@dataclass(frozen=True, slots=True)
class Facts:
    """Text and date variables of CSL, and a type where one is printed."""

    text: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, Date] = field(default_factory=dict)
    type: str = ""


def read_facts(text: str, lines: list[Line]) -> Facts:
    """Return the labelled facts at the head of a text; the first print wins."""
    found: dict[str, str] = {}
    dates: dict[str, Date] = {}
    kind = ""
    for line in lines[:_HEAD]:
        label = label_of(line)
        if label is None:
            continue
        value = text[label.end : line.end].strip(" :")
        if label.kind == "issued" and "issued" not in dates:
            date = read_day(value)
            if date:
                dates["issued"] = date
        elif label.kind == "type":
            kind = _TYPES.get(value.casefold(), "")
        elif label.kind in _READERS:
            for key, fact in _READERS[label.kind](value).items():
                found.setdefault(key, fact)
    return Facts(found, dates, kind if found.get("container-title") else "")


def read_day(text: str) -> Date | None:
    """Read «31.07.2023» or «2023-07-31», None when it is neither."""
    found = _DAY.fullmatch(text)
    if found:
        parts = int(found["year"]), int(found["month"]), int(found["day"])
        return Date((parts,)) if parts[1] <= 12 and parts[2] <= 31 else None
    return Date.from_text(text) if _ISO.fullmatch(text) else None


def _doi(value: str) -> dict[str, str]:
    found = _DOI.search(value)
    return {"DOI": found[0].rstrip(".,;)")} if found else {}


def _journal(value: str) -> dict[str, str]:
    return {"container-title": value} if 2 < len(value) <= 200 else {}


def _edition(value: str) -> dict[str, str]:
    shapes = {"volume": _VOLUME, "issue": _ISSUE}
    found = {key: shape.search(value) for key, shape in shapes.items()}
    return {key: match["value"] for key, match in found.items() if match}


def _pages(value: str) -> dict[str, str]:
    found = _PAGES.fullmatch(value)
    return {"page": Pages.from_text(value).joined} if found else {}


_READERS: dict[str, Callable[[str], dict[str, str]]] = {
    "doi": _doi,
    "container-title": _journal,
    "edition": _edition,
    "page": _pages,
}
