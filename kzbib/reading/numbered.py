"""Entries of a numbered list: from one number to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kzbib.reading.headings import closes_list
from kzbib.reading.lines import Line, filled_lines
from kzbib.reading.markers import Chain, Marker
from kzbib.reading.signs import sign_count, starts_with_name

_MAX_TAIL = 4000
_CAPITAL = 'A-ZА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐ«“"\\['
# «… – 192 б. 22. Сыздықова Р.»: a number in the middle of a line
_INLINE = re.compile(
    rf"""(?<=\S)[ \t]{{1,20}}
    (?: (?P<dot>\d{{1,4}})[.)] | \[(?P<bracket>\d{{1,4}})\] )\s?(?=[{_CAPITAL}])""",
    re.VERBOSE,
)
_VOLUME_BEFORE = re.compile(
    r"(?:(?<!\d )(?<!\d)\b(?:т|вып|с|ч|кн|vol|no|iss|p|pp|стр|том|part|pt|б|ст)\.|№)$",
    re.IGNORECASE,
)
# Page numbers, rules, sub-headings, page feeds between entries.
_NOISE = re.compile(
    r"[–—\-|•*_=~\s]*\d{0,4}[–—\-|•*_=~\s]*|#{1,6}\s.*|\*\*[^*]+\*\*:?|<!--.*|\\(?:new|clear)page|```.*|\f.*"
)
_ENDED = re.compile(r"[.!?)\]»”\d/*>]$|(?:://|www\.)\S{1,90}$")
_SUB_HEADING = re.compile(rf"[{_CAPITAL}][^.\d]{{2,70}}:?")


class Piece(NamedTuple):
    """A stretch of the text that is one entry, with its number (and LaTeX key)."""

    number: str
    start: int
    end: int
    key: str = ""


def split_chain(text: str, chain: Chain, limit: int) -> list[Piece]:
    """Return the entries of a run of numbers; the last ends before ``limit``."""
    pieces: list[Piece] = []
    markers = list(_with_inline(text, chain.markers))
    for marker, after in pairwise(markers):
        end = _inner_end(text, marker.start, after.start)
        pieces.append(Piece(str(marker.value), marker.start, end))
    last = markers[-1]
    others = [piece.end - piece.start for piece in pieces]
    shape = _Shape.of(text, pieces)
    line_end = text.find("\n", last.start, limit)
    reach = max(last.start + _MAX_TAIL, line_end if line_end > 0 else limit)
    end = _last_end(text, last, min(limit, reach), shape, others)
    pieces.extend(_tail(text, last, end))
    return pieces


def _with_inline(text: str, markers: tuple[Marker, ...]) -> Iterator[Marker]:
    """The markers, with missing numbers looked up inside the lines."""
    for marker, after in pairwise(markers):
        yield marker
        at = marker.end
        for value in range(marker.value + 1, after.value):
            found = _inline(text, at, after.start, value)
            if found is None:
                continue
            yield found
            at = found.end
    yield markers[-1]


def _inline(text: str, start: int, end: int, value: int) -> Marker | None:
    for found in _INLINE.finditer(text, start, end):
        digits = found["dot"] or found["bracket"]
        before = text[max(start, found.start() - 100) : found.start()]
        if int(digits) != value or _VOLUME_BEFORE.search(before):
            continue
        if _ENDED.search(before) or starts_with_name(
            text[found.end() : found.end() + 90]
        ):
            at = found.start() + len(found[0]) - len(found[0].lstrip())
            return Marker(-1, at, found.end(), value, "dot", 1.0)
    return None


def _tail(text: str, last: Marker, end: int) -> Iterator[Piece]:
    """The last entry, cut where the next numbers stand inside its lines."""
    marker = last
    while True:
        found = _inline(text, marker.end, end, marker.value + 1)
        if found is None or not sign_count(text[found.end : end]):
            break
        yield Piece(
            str(marker.value), marker.start, _strip(text, marker.start, found.start)
        )
        marker = found
    yield Piece(str(marker.value), marker.start, end)


def _strip(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _inner_end(text: str, start: int, end: int) -> int:
    """End of an entry that another follows: noise between the two is left out."""
    lines = filled_lines(text, start, end)
    while len(lines) > 1 and _is_noise(lines[-1], lines[-2]):
        lines.pop()
    return lines[-1].end


def _is_noise(line: Line, before: Line) -> bool:
    ended = line.blanks or _ENDED.search(before.text)
    if closes_list(line) or (ended and _is_rule(line.text)):
        return True
    return bool(
        ended and _SUB_HEADING.fullmatch(line.text) and not sign_count(line.text)
    )


def _is_rule(text: str) -> bool:
    """A page number, a rule, a sub-heading in Markdown; a lone year is none."""
    year = len(text.strip(" .")) == 4 and text[:2] in ("18", "19", "20")
    return not year and bool(_NOISE.fullmatch(text))


class _Shape(NamedTuple):
    """How the other entries of the list are printed."""

    single: bool
    """Each is one line."""
    blanks: int
    """Blank lines inside an entry: at most so many in a row."""
    width: int
    """Letters of the longest line."""

    @classmethod
    def of(cls, text: str, pieces: list[Piece]) -> _Shape:
        per_entry = [filled_lines(text, p.start, p.end) for p in pieces]
        inner = [line.blanks for lines in per_entry for line in lines[1:]]
        widths = [len(line.text) for lines in per_entry for line in lines]
        single = bool(pieces) and all(len(lines) == 1 for lines in per_entry)
        return cls(single, _usual_maximum(inner), max(widths, default=0))


def _usual_maximum(counts: list[int]) -> int:
    """The 9th decile: one stray blank line is no layout."""
    return sorted(counts)[int(0.9 * (len(counts) - 1))] if counts else 0


def _last_end(
    text: str, last: Marker, limit: int, shape: _Shape, others: list[int]
) -> int:
    """End of the last entry: the first blank line, closing line or odd length."""
    lines = filled_lines(text, last.start, limit)
    longest = max(others, default=600) * 2 + 200
    end = lines[0].end
    for before, line in pairwise(lines):
        if (
            line.blanks > shape.blanks
            or closes_list(line)
            or _is_rule(line.text)
            or line.end - last.start > longest
            or _stands_apart(before, line, shape)
        ):
            break
        end = line.end
    return min(end, last.start + len(text[last.start : limit].rstrip()))


def _stands_apart(before: Line, line: Line, shape: _Shape) -> bool:
    """A new paragraph: after one-line entries, or after a short last line."""
    ended = bool(_ENDED.search(before.text))
    if shape.single:
        return ended or line.blanks > 0
    short = len(before.text) < 0.75 * shape.width
    return ended and short and line.text[0].isupper() and not sign_count(line.text)
