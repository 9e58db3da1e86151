"""Turns the stretch of a field into its value, one reader a kind of field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from kzbib.languages.patterns import lazy
from kzbib.model import Date, Name
from kzbib.parsing.charset import DASHES, tidy
from kzbib.parsing.dates import find_dates, find_years
from kzbib.parsing.rejoin import rejoin
from kzbib.parsing.words.given import GIVEN_NAMES
from kzbib.parsing.words.months import MONTHS

_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", "„": "“", "{": "}"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()} | {"”": "“"}
_SIGNS = frozenset(("°", "%"))
_OPEN = frozenset(_PAIRS)
_BRACKETS = lazy(f"[{re.escape(''.join((*_PAIRS, *_CLOSERS)))}]")
_ABBREVIATION = lazy(r"\..{0,120}(?<![^\W_])(?!наук$)[^\W\d_]{1,6}$")
_DOMAIN = lazy(r"\w\.(?:kz|ru|com|org|net|uz|ua|kg|by|info|edu|gov|io)$", re.I)
_SHORT_END = lazy(r"(?<![^\W_])[^\W\d_]{1,3}$")
_ROMAN_MONTHS = dict(
    zip("i ii iii iv v vi vii viii ix x xi xii".split(), range(1, 13), strict=True)
)
_LOOKALIKE = str.maketrans("хі", "xi")
_SPACED_DATE = lazy(
    r"(?P<day>\d{1,2})[.\s]{1,3}(?P<month>\d{1,2}|[^\W\d_]{1,12})[.,\s]{1,3}"
    r"(?P<year>(?:1[5-9]|20)\d\d)"
)
_YEAR = lazy(r"(?:1[5-9]|20)(?<!\d\d\d)\d\d(?!\d)")
# "1865-69": a set that took years to come out
_SHORT_RANGE = lazy(r"(?P<first>(?P<century>1[5-9]|20)\d\d)[-–—](?P<last>\d\d)")
_MONTH_WORD = lazy(r"[^\W\d_]{3,}")


def bounds(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """Widen a stretch to brackets and quotes that belong to it.

    «8(3» gets its bracket; a pair that encloses the whole stretch stays outside.
    """
    inside, behind = text[start:end], text[end : end + 1]
    marks = _BRACKETS.findall(inside)
    if not marks and '"' not in inside:
        return start, end + (behind in _SIGNS)
    opened, missing = _unpaired(marks)
    if missing and start and _PAIRS.get(text[start - 1]) == missing:
        start -= 1
    if inside.count('"') % 2:
        if text[end : end + 1] == '"':
            end += 1
        elif start and text[start - 1] == '"':
            start -= 1
    if text[end : end + 1] in _SIGNS:
        end += 1
    if opened and text[end : end + 2] == "." + _PAIRS[opened[-1]]:
        end += 1  # "(Кемерово, 30 марта 2023 г.)"
    while opened and end < limit and text[end] == _PAIRS[opened[-1]]:
        opened.pop()
        end += 1
    return start, end


def _unpaired(marks: Iterable[str]) -> tuple[list[str], str]:
    """Return the brackets and quotes left open, and one closed but never opened."""
    opened: list[str] = []
    missing = ""
    for mark in marks:
        if mark in _OPEN:
            opened.append(mark)
        elif opened and _PAIRS.get(opened[-1]) == mark:
            opened.pop()
        elif not opened:
            missing = mark
    return opened, missing


def read_text(text: str, start: int, end: int, limit: int) -> tuple[str, int, int]:
    """Read a title or another free text: its marks at the end stay."""
    start, end = bounds(text, start, end, limit)
    closed = "’" in text[start:end] and text[end : end + 1] != "’"
    if closed and start and text[start - 1] == "‘":
        start -= 1  # "‘Multi-vector politics’ and Kazakhstan’s role"
    while end < limit and text[end] in "?!…":
        end += 1
    if text[end : end + 3] == "...":
        end += 3
    return rejoin(tidy(text[start:end])), start, end


def read_short(text: str, start: int, end: int, limit: int) -> tuple[str, int, int]:
    """Read a field that may end in an abbreviation: its full stop stays."""
    start, end = bounds(text, start, end, limit)
    if (
        text[end : end + 1] == "."
        and end < limit
        and _ABBREVIATION.search(text[start:end])
        and not _DOMAIN.search(text[start:end])
    ):
        end += 1
    return rejoin(tidy(text[start:end])), start, end


def read_place(text: str, start: int, end: int, limit: int) -> tuple[str, int, int]:
    """Read a place: «М.», «СПб.» and «N.-Y.» keep their full stop."""
    start, end = bounds(text, start, end, limit)
    short = _SHORT_END.search(text[start:end])
    if short and end < limit and text[end] == ".":
        end += 1
    return tidy(text[start:end]), start, end


def read_number(text: str, start: int, end: int, limit: int) -> tuple[str, int, int]:
    """Read a number or a range; every dash becomes a hyphen."""
    start, end = bounds(text, start, end, limit)
    printed = text[start:end]
    if printed.isdecimal():
        return printed, start, end
    return DASHES.sub("-", tidy(printed)), start, end


def read_code(text: str, start: int, end: int, limit: int) -> tuple[str, int, int]:
    """Read a number of an act or a standard as printed."""
    start, end = bounds(text, start, end, limit)
    if end < limit and text[end] == "@":
        end += 1  # «№ СА-7-3/853@»: an electronic act of the Federal Tax Service
    return tidy(text[start:end]), start, end


Reader = Callable[[str, int, int, int], tuple[str, int, int]]
_NUMBERS = (
    "volume issue page number-of-pages number-of-volumes part-number section "
    "collection-number"
)
_SHORT = (
    "container-title publisher genre edition collection-title "
    "event-place archive archive_location medium"
)
READERS: Mapping[str, Reader] = {
    **dict.fromkeys(_NUMBERS.split(), read_number),
    **dict.fromkeys(_SHORT.split(), read_short),
    "number": read_code,
    "publisher-place": read_place,
}


def join_name(text: str, parts: list[tuple[str, int, int]]) -> Name | None:
    """Make a name of its parts: «f» family, «g» given, «l» literal."""
    family = [_part(text, start, end) for kind, start, end in parts if kind == "f"]
    given = [_part(text, start, end) for kind, start, end in parts if kind == "g"]
    if not (family or given) or any(kind == "l" for kind, _, _ in parts):
        start, end = bounds(text, parts[0][1], parts[-1][2], len(text))
        return _whole_name(tidy(text[start:end]))
    if not family:
        return Name(literal=tidy(" ".join(given)))
    return Name(tidy(" ".join(family)), tidy(" ".join(given)))


def _whole_name(printed: str) -> Name:
    """«Махмұт Қашқари» begins with a given name, «Ұлттық Банк» does not."""
    given, _, family = printed.partition(" ")
    if family[:1].isupper() and family.isalpha() and given.casefold() in GIVEN_NAMES:
        return Name(family=family, given=given)
    return Name(literal=printed)


_LAST_INITIAL = lazy(r"(?:^|[\s.\-‐–])[^\W\d_]{1,3}$")


def _part(text: str, start: int, end: int) -> str:
    piece = text[start:end]
    if text[end : end + 1] != ".":
        return piece
    initial = len(piece) < 4 and piece.isalpha()
    return piece + "." if initial or _LAST_INITIAL.search(piece) else piece


def read_issued(pieces: list[str]) -> Date | None:
    """Read the date that the stretches of one field make together."""
    joined = " ".join(pieces)
    if len(joined) == 4 and _YEAR.match(joined):
        return Date(((int(joined),),))
    return _read_date(pieces, joined)


def _read_date(pieces: list[str], joined: str) -> Date | None:
    found = find_dates(joined)
    if found:
        return found[0].value
    if years := _SHORT_RANGE.fullmatch(joined):
        last = int(years["century"] + years["last"])
        if last > int(years["first"]):
            return Date(((int(years["first"]),), (last,)))
    spaced = _SPACED_DATE.search(joined)
    if spaced:
        word = spaced["month"].casefold()
        month = (
            int(word)
            if word.isdigit()
            else MONTHS.get(word) or _ROMAN_MONTHS.get(word.translate(_LOOKALIKE), 0)
        )
        if 1 <= month <= 12 and 1 <= int(spaced["day"]) <= 31:
            return Date(((int(spaced["year"]), month, int(spaced["day"])),))
    bare_years = find_years(pieces[0]) or find_years(joined)
    if not bare_years:
        bare = _YEAR.search(joined)
        if not bare:
            return None
        date = Date(((int(bare[0]),),))
    else:
        date = bare_years[0].value
    months = [
        MONTHS[word.casefold()]
        for word in _MONTH_WORD.findall(joined)
        if word.casefold() in MONTHS
    ]
    if months and len(date.parts) == 1:
        return Date(((date.parts[0][0], months[0]),))
    return date
