"""Chooses the date of issue among all the dates of a reference."""

from __future__ import annotations

import re

from kzbib.languages.patterns import lazy
from kzbib.model import Date
from kzbib.parsing.charset import DASH, MASK
from kzbib.parsing.dates import find_dates, find_dates_and_years
from kzbib.parsing.found import Found

# "(2019)."  ", 2019."  " 2011. "  "(2019, May 3)" right behind the authors
_BEHIND_NAMES = lazy(
    r"\s{0,2}[.,:]{0,2}\s?(?P<open>[\[(])?\s?(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-zа-в]?)"
    r"(?:,\s?(?P<more>[^()]{2,25}))?\s?(?P<close>[\])])?\s?[.,:]{0,2}"
)
_GOOD_NEXT = lazy(
    rf"\s?(?:(?:г|ж|р|y|год|года|жыл)\b\.?\s?)?(?:[.,;:)\]{DASH}{MASK}/]|$)"
)
_GOOD_BEFORE = frozenset(("", *'.,:;(«»"”[-–—', MASK))
_BAD_NEXT = lazy(r"\s?(?:гг|годах|году|года\s|годы|жж|рр|-х|-ых)|\s?[а-яa-z]{3}")


def year_behind_names(text: str, start: int) -> Found[Date] | None:
    """Read the year that stands right behind the authors, with its brackets."""
    found = _BEHIND_NAMES.match(text, start)
    if not found or found.end() >= len(text):
        return None
    if not found["open"] and not re.match(
        r"[.,:]\s|[.,:]$", found[0][-1:] + text[found.end() : found.end() + 1]
    ):
        return None
    parts: tuple[int, ...] = (int(found["year"]),)
    if found["more"]:
        dates = find_dates(f"{found['more']} {found['year']}")
        if dates and dates[0].value.parts:
            parts = dates[0].value.parts[0]
    return Found(Date((parts,)), found.start("year"), found.end())


def choose_issued(text: str, start: int, *, months: bool = True) -> Found[Date] | None:
    """Return the date that stands where an imprint or a journal's mark has it.

    Later dates win over equally good earlier ones; dates inside quotes or among
    other words in brackets belong to titles and conferences.
    ``months`` tells whether there may be a date with a month.
    """
    slashes = text.find("//", start)
    best: tuple[int, Found[Date]] | None = None
    taken = -1
    for found in find_dates_and_years(text, start, months=months):
        if found.start < taken:
            continue
        taken = found.end
        score = _score(text, found, start)
        if slashes > found.start:
            score -= 3
        if best is None or score >= best[0]:
            best = (score, found)
    return best[1] if best and best[0] >= 0 else None


def _score(text: str, found: Found[Date], start: int) -> int:
    before = text[max(start, found.start - 3) : found.start].rstrip()
    behind = text[found.end : found.end + 12]
    score = 0
    if found.start == start:
        score -= 3
    elif before[-1:] in _GOOD_BEFORE:
        score += 2
    else:
        score -= 1
    if _GOOD_NEXT.match(behind):
        score += 2
    if _BAD_NEXT.match(behind):
        score -= 3
    if before[-1:] == "(":
        bare = len(found.value.parts[0]) == 1
        score += 1 if bare and behind.lstrip()[:1] == ")" else -2
    elif _inside(text, found.start, start):
        score -= 3
    if len(found.value.parts) > 1:
        score -= 1
    return score


def _inside(text: str, position: int, start: int) -> bool:
    """Tell whether an opening bracket or quote before ``position`` is still open."""
    left = text[max(start, position - 200) : position]
    return left.rfind("(") > left.rfind(")") or left.rfind("«") > left.rfind("»")
