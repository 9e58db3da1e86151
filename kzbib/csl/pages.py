"""Page ranges (CSL 1.0.2, appendix «Page Range Formats»)."""

from __future__ import annotations

import re
from functools import lru_cache

# «1-3», «A102–7», «1:15-1:18»
_RANGE = re.compile(
    r"""(?P<prefix>[^\W\d_]?)(?P<first>\d+)\s*(?:--|[-\u2013\u2014])\s*
        (?P<again>[^\W\d_]?)(?P<last>\d+)(?![\d-])""",
    re.VERBOSE,
)
_HYPHEN = re.compile(r"\s*(?:--|(?<=\w)-(?=\w)|\u2013)\s*|\s+-\s+")
_PARTS = re.compile(r"\s*([,;&])\s*")
# «12a-c», «1-2-3»: what looks like part of a larger thing is left as it is
_SIMPLE = re.compile(
    r"^(?P<p>[^\W\d_]*)(?P<first>\d+)(?:--?|\s+-\s+|\s*\u2013\s*)(?P<q>[^\W\d_]*)(?P<last>\d+)$"
)


@lru_cache(maxsize=10_000)
def page_range(text: str, style: str, dash: str) -> str:
    """Return pages with ranges in a format: expanded, minimal, minimal-two, chicago…

    ``style`` "" leaves the numbers alone; ``dash`` is the locale's range delimiter.
    """
    parts = _PARTS.split(text[:2000].strip())
    out = ""
    for part in parts:
        if part in (",", ";"):
            out += part + " "
        elif part == "&":
            out += " & "
        else:
            out += _one(part, style, dash)
    return out


def _one(part: str, style: str, dash: str) -> str:
    match = _SIMPLE.match(part)
    if not match:
        return _HYPHEN.sub(dash, part)
    prefix, first, again, last = match["p"], match["first"], match["q"], match["last"]
    if not style or (again and again != prefix):
        return f"{prefix}{first}{dash}{again}{last}"
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if int(last) < int(first):
        return f"{prefix}{first}{dash}{again}{match['last']}"
    if style == "expanded":
        return f"{prefix}{first}{dash}{prefix}{last}"
    return f"{prefix}{first}{dash}{_FORMATS[style](first, last)}"


def _minimal(first: str, last: str, keep: int = 1) -> str:
    """Drop the digits that both numbers share, down to ``keep`` digits."""
    if len(first) != len(last):
        return last
    at = 0
    while at < len(last) - keep and first[at] == last[at]:
        at += 1
    return last[at:]


def _minimal_two(first: str, last: str) -> str:
    return _minimal(first, last, 2)


def _chicago(first: str, last: str, *, thousands: bool = True) -> str:
    number = int(first)
    if number < 100 or number % 100 == 0 or len(first) != len(last):
        return last
    if number % 100 < 10:
        return _minimal(first, last)
    if thousands and len(first) == 4:
        changed = sum(a != b for a, b in zip(first, last, strict=True))
        if changed >= 3:
            return last
    return _minimal(first, last, 2)


def _chicago16(first: str, last: str) -> str:
    return _chicago(first, last, thousands=False)


_FORMATS = {
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago,
    "chicago-15": _chicago,
    "chicago-16": _chicago16,
}
FORMATS = frozenset([*_FORMATS, "expanded"])
# «329-338», «329»
_FIRST = re.compile(r"^\s*([^\W\d_]*\d+)")


def first_page(text: str) -> str:
    """Return the first page of a range."""
    match = _FIRST.match(text)
    return match[1] if match else ""
