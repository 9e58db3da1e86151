"""Dates in .bib files: ISO 8601 with ranges (BibLaTeX), year and month (BibTeX)."""

from __future__ import annotations

import re

from kzbib.formats.bibtex.tables import MONTH_BEGINNINGS
from kzbib.formats.bibtex.tex import decode
from kzbib.model import Date

# «2019», «2019-07», «2019-07-04», «2019~»
_ISO = re.compile(r"(?P<date>\d{4}(?:-\d{1,2}){0,2})(?P<circa>[~?%])?")
_EXACT = re.compile(r"[\d~?%/-]+")
# «1988--1990», «1988–1990», «1988/1990»
_YEARS = re.compile(r"(\d{4})\s*(?:-{1,3}|[–—/])\s*(\d{4})")
# «04.07.2019»
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MONTH_WORD = re.compile(r"[^\W\d_]{3,}")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def read_date(value: str) -> Date:
    """Return the date of a raw value; what is no date stays as a literal."""
    text = value.strip()
    if not _EXACT.fullmatch(text):  # «1950~» is no TeX
        text = decode(value)
    years = _YEARS.fullmatch(text)
    if years:
        return Date(((int(years[1]),), (int(years[2]),)))
    found = [_ISO.fullmatch(part) for part in text.split("/")]
    parts = [_parts(one["date"]) for one in found if one]
    if 0 < len(parts) == len(found) < 3 and all(parts):
        circa = any(one["circa"] for one in found if one)
        return Date(tuple(parts), circa=circa)
    dotted = _DOTTED.fullmatch(text)
    if dotted and (part := _parts(f"{dotted[3]}-{dotted[2]}-{dotted[1]}")):
        return Date((part,))
    return Date(literal=text)


def _parts(iso: str) -> tuple[int, ...]:
    """Return year, month, day; nothing when month or day are impossible."""
    parts = tuple(map(int, iso.split("-")))
    limits = (9999, 12, 31)
    fits = all(0 < part <= limit for part, limit in zip(parts, limits, strict=False))
    return parts if fits else ()


def write_date(date: Date) -> str:
    """Return «2019-07-04», «1988/1990», «1988~»; a literal as it is."""
    mark = "~" if date.circa and date.parts else ""
    return "/".join(f"{part}{mark}" for part in date.iso.split("/"))


def read_year(year: str, month: str, day: str) -> tuple[Date, bool]:
    """Return the date of year, month and day, and whether month and day were used."""
    date = read_date(year)
    if len(date.parts) != 1 or len(date.parts[0]) != 1:
        return date, False
    number, first_day = _month(decode(month))
    days = decode(day) or first_day
    pieces = [str(date.parts[0][0]), *filter(None, [number, days if number else ""])]
    if not all(map(str.isdecimal, pieces)):
        return date, False
    parts = _parts("-".join(pieces))
    used = len(parts) == 1 + bool(month) + bool(days)
    return (Date((parts,), circa=date.circa), used) if used else (date, False)


def _month(text: str) -> tuple[str, str]:
    """Read «7», «July», «10 марта» as month and day."""
    if text.isdecimal():
        return text, ""
    word = _MONTH_WORD.search(text)
    number = MONTH_BEGINNINGS.get(word[0][:3].lower(), "") if word else ""
    day = _DAY.search(text) if number else None
    return number, day[0] if day else ""
