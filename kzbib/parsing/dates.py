"""Dates: «04.11.2019», «15 января 2003 г.», «2003 жылғы 15 қаңтар», «May 3, 2019»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kzbib.languages.patterns import lazy
from kzbib.model import Date
from kzbib.parsing.charset import DASH
from kzbib.parsing.found import Found
from kzbib.parsing.words.months import MONTHS, ROMAN_MONTHS

# What stands where a month may stand; whether it is one, ``MONTHS`` tells.
_WORD = r"[^\W\d_]{3,13}"
_YEAR = r"(?:1[5-9]|20)\d\d"
_G = r"(?:\s?(?i:года|год|г|ж|р|йил|й|жыл\w*)\b\.?)?"

# what may stand before a year: "04.11."  "15 января "  "March 12, "  "May "
_BEFORE = lazy(
    rf"""(?<![\d/])(?:
        (?P<d1>\d{{1,2}})[./]\s?(?P<m1>\d{{1,2}}|[IVXХІivxхі]{{1,4}})[./]\s?
      | [«"“]?(?P<d2>\d{{1,2}})(?i:st|nd|rd|th)?[»"”]?[\s.]{{1,2}}
            (?P<n2>{_WORD})\b\.?,?\s{{0,2}}
      | \b(?P<n3>{_WORD})\b\.?\s(?P<d3>\d{{1,2}})(?i:st|nd|rd|th)?
            (?:\s?[{DASH}]\s?\d{{1,2}})?,?\s{{0,2}}
      | \b(?P<n4>{_WORD})\b\.?,?\s
    )$""",
    re.VERBOSE,
)
# what may stand behind it: "-11-04"  " г. 5 мая"  " жылғы 15 қаңтардағы"  ", Jan 5"
_BEHIND = lazy(
    rf"""(?:
        [-./](?P<m1>\d{{1,2}})[-./](?P<d1>\d{{1,2}})(?![\d.]*\d)
      | {_G}[\s.,;{DASH}]{{1,6}}(?P<d2>\d{{1,2}})(?:-го)?[\s.{DASH}]{{1,2}}
            (?P<n2>{_WORD})\b\.?
      | {_G},?\s(?P<n3>{_WORD})\b\.?(?:\s?(?P<d3>\d{{1,2}})(?!\d))?
    ){_G}""",
    re.VERBOSE,
)
_ROMAN = frozenset("IVXХІ")
_LOOK_ALIKES = str.maketrans("ХІ", "XI")
_WINDOW = 36
# The look back stands behind the first digits, so that a search leaps to a digit.
_BARE_YEAR = lazy(r"(?:1[5-9]|20)(?<![\d№]\d\d)\d\d(?!\d)")
_G_BEHIND = lazy(_G)
# "1997"  "2000a"  "2005–2026"  "2004/05"
_YEARS = lazy(
    rf"(?P<year>(?:1[5-9]|20)(?<![\w№]\d\d)(?<!\d[.,/{DASH}]\d\d)(?<!№\s\d\d)\d\d)"
    r"(?P<letter>[a-zа-в]?)(?:(?=[жгр]\b)|(?!\w))"
    rf"(?:\s?[{DASH}/]\s?(?P<last>{_YEAR})(?![\w{DASH}]))?"
)
# "от 30.12.01 № 195-ФЗ": only acts are dated so
_SHORT = lazy(
    r"(?:(?<=\bот\s)|(?<=\bвід\s))(?P<d>\d{1,2})\.(?P<m>\d\d)\.(?P<year>\d\d)"
    r"(?![\d.]?\d)"
)
_LAST_SHORT = 40
"""A year in two digits is of this century up to here, else of the last one."""
_IN_BRACKETS = lazy(rf"\s*\((?P<name>{_WORD})\.?\)")


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[Found[Date]]:
    """Return the dates that name at least a month, in order."""
    stop = len(text) if end is None else end
    return _find(text, _BARE_YEAR.finditer(text, start, stop), start, stop)


def _find(
    text: str, years: Iterable[re.Match[str]], start: int, stop: int
) -> list[Found[Date]]:
    found = []
    taken = start
    for year in years:
        date = _around(text, year, taken, stop)
        if date:
            found.append(date)
            taken = date.end
    return found


def find_years(text: str, start: int = 0, end: int | None = None) -> list[Found[Date]]:
    """Return bare years and ranges of years, in order."""
    stop = len(text) if end is None else end
    return [_year(match) for match in _YEARS.finditer(text, start, stop)]


def _year(match: re.Match[str]) -> Found[Date]:
    year, last = int(match["year"]), match["last"]
    parts: tuple[tuple[int, ...], ...] = ((year,),)
    if last and year < int(last):
        parts = (*parts, (int(last),))
    return Found(Date(parts), match.start(), match.end())


def _bare(text: str, years: Iterable[re.Match[str]]) -> list[Found[Date]]:
    """Return the bare years and ranges that begin with one of ``years``."""
    found: list[Found[Date]] = []
    for year in years:
        if found and year.start() < found[-1].end:
            continue
        match = _YEARS.match(text, year.start())
        if match:
            found.append(_year(match))
    return found


def find_dates_and_years(
    text: str, start: int, *, months: bool = True
) -> list[Found[Date]]:
    """Return dates that name a month and bare years, the first and longest first.

    ``months`` tells whether there may be a date with a month.
    """
    years = list(_BARE_YEAR.finditer(text, start))
    dates = _find(text, years, start, len(text)) if months else []
    bare = _bare(text, years)
    if not dates:
        return bare
    return sorted([*dates, *bare], key=lambda found: (found.start, -found.end))


def find_dates_and_ranges(
    text: str, start: int = 0
) -> tuple[list[Found[Date]], list[Found[Date]]]:
    """Return the dates that name at least a month, and the ranges of years."""
    years = list(_BARE_YEAR.finditer(text, start))
    dates = _find(text, years, start, len(text))
    if "от " in text or "від " in text:
        dates = sorted([*dates, *_short(text, start)], key=lambda found: found.start)
    every = _bare(text, years) if len(years) > 1 else []
    return dates, [found for found in every if len(found.value.parts) > 1]


def _short(text: str, start: int) -> list[Found[Date]]:
    found = []
    for match in _SHORT.finditer(text, start):
        year = int(match["year"])
        century = 20 if year <= _LAST_SHORT else 19
        date = _date(f"{century}{year:02}", match)
        if date:
            found.append(Found(date, match.start(), match.end()))
    return found


def read_date(text: str) -> Date | None:
    """Return the first date of a short text, a bare year included."""
    found = find_dates(text) or find_years(text)
    return found[0].value if found else None


def month_in_brackets(text: str, start: int) -> Found[int] | None:
    """Read « (декабрь)» that stands right at ``start``."""
    found = _IN_BRACKETS.match(text, start)
    month = MONTHS.get(found["name"].casefold()) if found else None
    return Found(month, start, found.end()) if found and month else None


def _around(
    text: str, year: re.Match[str], start: int, stop: int
) -> Found[Date] | None:
    if year.start() < start:
        return None
    first = max(start, year.start() - _WINDOW)
    before = None
    if _may_precede(text[first : year.start()]):
        before = _BEFORE.search(text[first : year.start()])
    if before and _names_month(before):
        behind = _G_BEHIND.match(text, year.end(), stop)
        end = behind.end() if behind else year.end()
        date = _date(year[0], before)
        return Found(date, first + before.start(), end) if date else None
    behind = _BEHIND.match(text, year.end(), stop)
    if behind and not _names_month(behind):
        return None
    date = _date(year[0], behind) if behind else None
    return Found(date, year.start(), behind.end()) if behind and date else None


def _may_precede(window: str) -> bool:
    """Tell cheaply whether a day or a month can end ``window``.

    Behind its last word stand at most two marks and two spaces.
    """
    tail = window[-16:]
    word = tail.rstrip()
    marked = len(word)
    if len(tail) - marked > 2:
        return False
    word = word.rstrip(".,/")
    if marked - len(word) > 2:
        return False
    first = last = len(word)
    while first and (word[first - 1].isalnum() or word[first - 1] == "_"):
        first -= 1
    if first == last:
        return False
    word = word[first:]
    return (
        word[0].isdigit()
        or word.casefold() in MONTHS
        or (word[0] in _ROMAN and word.translate(_LOOK_ALIKES) in ROMAN_MONTHS)
    )


def _names_month(found: re.Match[str]) -> bool:
    """Tell whether what stands where a month may stand is one."""
    return all(
        value.casefold() in MONTHS
        for key, value in found.groupdict("").items()
        if value and key[0] == "n"
    )


def _month(printed: str) -> int:
    """Read «09» or «IX»; 0 when it is no month."""
    if printed.isdigit():
        return int(printed)
    return ROMAN_MONTHS.get(printed.translate(_LOOK_ALIKES), 0)


def _date(year: str, found: re.Match[str]) -> Date | None:
    groups = {key[0]: value for key, value in found.groupdict().items() if value}
    month = _month(groups["m"]) if "m" in groups else MONTHS[groups["n"].casefold()]
    day = int(groups["d"]) if "d" in groups else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return Date(((int(year), month) if day is None else (int(year), month, day),))
