"""Dates of issue: a year, a range, a newspaper's day, an act's date in words."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

from kzbib.data import styles_folder
from kzbib.model import Date
from kzbib.styling.terms import LOCALES, Terms

CslDate = dict[str, object]
_CSL = "{http://purl.org/net/xbiblio/csl}"


@cache
def months(language: str) -> tuple[str, ...]:
    """Return the twelve month names of a language's CSL locale, in the long form."""
    path = styles_folder() / "locales" / f"locales-{LOCALES[language]}.xml"
    terms = ElementTree.parse(path).iter(f"{_CSL}term")
    return tuple(
        term.text or ""
        for term in terms
        if term.get("name", "").startswith("month-") and not term.get("form")
    )


def in_words(date: Date, terms: Terms) -> str:
    """Return «6 марта 2006 г.» by the language's pattern; "" without a day."""
    if len(date.parts) != 1 or len(date.parts[0]) != 3:
        return ""
    year, month, day = date.parts[0]
    if not 1 <= month <= 12:
        return ""
    name = months(terms.language)[month - 1]
    return terms.word("date", day=day, month=name, year=year)


def numeric(date: Date) -> str:
    """Return «19.09.2007», «09.2007», «2007»; the literal of what is no date."""
    if not date.parts:
        return date.literal
    return ".".join(f"{part:02d}" for part in reversed(date.parts[0]))


def whole_date(date: Date) -> CslDate:
    """Return the CSL date; a range of years becomes «2003–2005» as a literal."""
    if len(date.parts) == 2:
        years = [str(part[0]) for part in date.parts]
        return {"literal": "–".join(dict.fromkeys(years))}
    if date.parts and _is_possible(date.parts[0]):
        return {"date-parts": [list(date.parts[0][:3])]}
    if date.parts:
        return {"date-parts": [[date.parts[0][0]]]}
    return {"literal": date.literal} if date.literal else {}


def year_only(date: Date) -> CslDate:
    """Return the CSL date without month and day."""
    if len(date.parts) == 1:
        return {"date-parts": [[date.parts[0][0]]]}
    return whole_date(date)


def has_month(date: Date) -> bool:
    """Whether a single date names its month."""
    return len(date.parts) == 1 and len(date.parts[0]) > 1


def _is_possible(parts: tuple[int, ...]) -> bool:
    month = parts[1] if len(parts) > 1 else 1
    day = parts[2] if len(parts) > 2 else 1
    return 1 <= month <= 12 and 1 <= day <= 31
