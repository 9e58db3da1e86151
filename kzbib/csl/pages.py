"""Page ranges (CSL 1.0.2, appendix «Page Range Formats»)."""

from __future__ import annotations

import re
from functools import lru_cache

from kzbib.csl.numbers import LITERAL_HYPHEN

_DASHES = re.compile(r"\s*(?:--|\u2013)\s*")
_PARTS = re.compile(r"\s*([,;&])\s*")
# «110-5», «N110 - N5», «8n11564-8n1568»: the same prefix twice, or none
_SIMPLE = re.compile(
    r"""^(?P<prefix>\d*[^\W\d_]+|)(?P<first>\d+)
        (?P<dash>\s*(?:--?|\u2013)\s*)(?P=prefix)(?P<last>\d+)$""",
    re.VERBOSE,
)
# «i-ix», «12a-12c», «12a-c»: numbers, though not for the formats
_LOOSE = re.compile(
    r"^(?:[ivxlcdm]+|\d+[^\W\d_]{1,2}|\d+)\s*-\s*(?:[ivxlcdm]+|\d+[^\W\d_]{1,2})$"
)
_BLANKS = re.compile(r"\s*-\s*")


@lru_cache(maxsize=10_000)
def page_range(text: str, style: str, dash: str) -> str:
    """Return pages with ranges in a format: expanded, minimal, minimal-two, chicago…

    ``style`` "" leaves the numbers alone; ``dash`` is the locale's range delimiter.
    """
    held = text.replace(LITERAL_HYPHEN, "\0") if LITERAL_HYPHEN in text else text
    parts = _PARTS.split(held[:2000].strip())
    out = ""
    for part in parts:
        if part in (",", ";"):
            out += part + " "
        elif part == "&":
            out += " & "
        else:
            out += _one(part, style, dash)
    return out.replace("\0", "-")


def _one(part: str, style: str, dash: str) -> str:
    match = _SIMPLE.match(part)
    if not match:
        if _LOOSE.match(part):
            return _BLANKS.sub(dash, part)
        return _DASHES.sub(dash, _BLANKS.sub("-", part))
    prefix, first, last = match["prefix"], match["first"], match["last"]
    if not style:
        return f"{prefix}{first}{dash}{prefix}{last}"
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if int(last) < int(first):
        return f"{prefix}{first}{dash}{prefix}{match['last']}"
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
