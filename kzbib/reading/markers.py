"""Numbers at line starts, and the runs of them that number a list."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from typing import NamedTuple

from kzbib.reading.lines import Line

# «[12]», «[^12]:», «12.», «12)», «(12)», «№12.», «12», «12Иванов»
_MARKER = re.compile(
    r"""[*_>|"«]{0,3}\s?
    (?: \[\^?(?P<bracket>\d{1,4})\]:?\.?
      | \((?P<paren>\d{1,4})\)
      | (?P<dot>\d{1,4})\s?\\?\.(?!\d)
      | (?P<closing>\d{1,4})\\?\)\.?
      | (?P<bare>\d{1,4})(?=\s)
      | (?P<glued>\d{1,3})(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])
      | (?P<alone>\d{1,4})$ )
    [*_]{0,2}(?P<gap>\s*)""",
    re.VERBOSE,
)
# What follows a number that is a volume, a page or a date, not an entry's number.
_NOT_ENTRY = re.compile(
    r"(?:[–—-]\s|(?:с|c|p|pp|сс|б|бб|т|vol|no|вып|ч|стр|s|кн|iss)\s?\.|№|//|[,;:)]"
    r"|\d{1,2}\.\d{2,4}\b|января|февраля|марта|апреля|мая|июня|июля|августа|сентября"
    r"|октября|ноября|декабря|january|february|march|april|june|july|august"
    r"|september|october|november|december)",
    re.IGNORECASE,
)
# Ends of a line that goes on: «Т.», «№», «М.:», «и»
_GOES_ON = re.compile(
    r"(?:[,;:(–—-]|\b(?:Т|№|No|Vol|Вып|С|P|pp|Pp|и|and|мен)\.?|№|\s[СТ]\.)$"
)
_YEARS = range(1800, 2101)
_GAPS = ((1, 0.0), (2, 0.5), (3, 0.8), (4, 1.0), (5, 1.0), (6, 1.0))
_OTHER_KIND = 0.6
_FAR = 6000
_NEAR = 3000


class Marker(NamedTuple):
    """A number that may open an entry; ``quality`` 0–1 says how likely it is."""

    line: int
    start: int
    end: int
    value: int
    kind: str
    quality: float


class Chain(NamedTuple):
    """Markers that count upwards."""

    markers: tuple[Marker, ...]
    score: float


def find_markers(lines: list[Line]) -> list[Marker]:
    """Return the markers at the starts of ``lines``."""
    found = []
    for index, line in enumerate(lines):
        first = line.text[0]
        if not (first.isdigit() or first in '[(*_>|"«.'):
            continue
        match = _MARKER.match(line.text)
        if match and match.lastgroup:
            marker = _marker(lines, index, match)
            if marker.quality:
                found.append(marker)
    return found


def _marker(lines: list[Line], index: int, match: re.Match[str]) -> Marker:
    line = lines[index]
    kind, digits = next(
        (k, v) for k, v in match.groupdict().items() if v and k != "gap"
    )
    value = int(digits)
    rest = line.text[match.end() :]
    if not rest and index + 1 < len(lines):
        rest = lines[index + 1].text if lines[index + 1].blanks < 2 else ""
    quality = _quality(kind, value, rest) * _after(lines, index)
    if kind == "dot" and not match["gap"] and rest and match.end() < len(line.text):
        quality *= 0.9
    return Marker(index, line.start, line.start + match.end(), value, kind, quality)


def _quality(kind: str, value: int, rest: str) -> float:
    """How well the text after a number looks like the start of an entry."""
    if not rest or kind == "alone":
        return 0.0
    head = rest.lstrip("*_\"'«“„([ ")[:40]
    if not head:
        return 0.0
    if _NOT_ENTRY.match(head) or _NOT_ENTRY.match(rest):
        weight = 0.1
    elif head[0].isupper() or head.startswith(("http", "www")):
        weight = 1.0
    elif head[0].isdigit():
        weight = 0.4
    else:
        weight = 0.25 if head[0].isalpha() else 0.2
    if value in _YEARS:
        weight *= 0.1
    if kind in ("bare", "glued") and weight < 1:
        return 0.0
    return 0.7 * weight if kind == "glued" else weight


def _after(lines: list[Line], index: int) -> float:
    """1, or less when the line before plainly goes on."""
    if index == 0 or lines[index].blanks:
        return 1.0
    return 0.5 if _GOES_ON.search(lines[index - 1].text[-12:]) else 1.0


def find_chains(markers: list[Marker], least: float = 1.0) -> list[Chain]:
    """Return the best runs of numbers, none inside another, in text order.

    Each marker continues the best run that ended one to six numbers below it; the
    runs with the highest score (``least`` or more) then take their stretch of the
    text. Linear, save for sorting.
    """
    before, score, first = _link(markers)
    taken: list[tuple[int, int]] = []
    chains = []
    ends = [index for index, total in enumerate(score) if total >= least]
    for last in sorted(ends, key=score.__getitem__, reverse=True):
        span = (first[last], last)
        if not _is_free(taken, span):
            continue
        insort(taken, span)
        chains.append(Chain(tuple(_walk(markers, before, last)), score[last]))
    return sorted(chains, key=_position)


def _position(chain: Chain) -> int:
    return chain.markers[0].start


def _link(markers: list[Marker]) -> tuple[list[int], list[float], list[int]]:
    before = [-1] * len(markers)
    score = [marker.quality for marker in markers]
    first = list(range(len(markers)))
    best: dict[tuple[str, int], int] = {}
    kinds = {marker.kind for marker in markers}
    for index, marker in enumerate(markers):
        for kind in kinds:
            for gap, cost in _GAPS:
                previous = best.get((kind, marker.value - gap))
                if previous is None:
                    continue
                total = _joined(markers[previous], marker, score[previous], cost)
                # Of equal runs the one that began later is the list, not the body.
                if (total, first[previous]) > (score[index], first[index]):
                    score[index], before[index] = total, previous
                    first[index] = first[previous]
        key = (marker.kind, marker.value)
        rival = best.get(key)
        if (
            rival is None
            or marker.start - markers[rival].start > _FAR
            or (score[index], first[index]) > (score[rival], first[rival])
        ):
            best[key] = index
    return before, score, first


def _joined(previous: Marker, marker: Marker, score: float, cost: float) -> float:
    distance = marker.start - previous.start
    if distance > _FAR:
        return 0.0
    weight = marker.quality
    if previous.kind != marker.kind:
        if distance > _NEAR:
            return 0.0
        weight *= _OTHER_KIND
    return score + weight - cost


def _is_free(taken: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    at = bisect_right(taken, span)
    if at and taken[at - 1][1] >= span[0]:
        return False
    return at == len(taken) or taken[at][0] > span[1]


def _walk(markers: list[Marker], before: list[int], last: int) -> list[Marker]:
    chain = []
    while last >= 0:
        chain.append(markers[last])
        last = before[last]
    return chain[::-1]
