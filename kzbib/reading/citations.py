"""Calls in the running text: «[3, с. 12]», «[Токаев, 1997, с. 736]», «[там же]»."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kzbib.reading.calls import Cite, read_call
from kzbib.reading.lists import ReferenceList
from kzbib.reading.repair import join_lines

MAX_SENTENCE = 500
_STEP = 200

# «[…]» without brackets inside, not «[text](link)», not «\cite[12]{key}»
_BRACKETS = re.compile(
    r"(?<![\w\\\]]\{)(?<![}!\\])\[(?P<inside>[^\[\]]{1,300})\](?![({])"
)
# The end of a sentence before a capital; not «г. Алматы», «К. Токаев»
_SENTENCE_END = re.compile(
    r"""(?<![\s.(-][A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])(?<!\sг)(?<!\bст)(?<!\bим)(?<!\bгг)
        [.!?…][»”"\])]?(?:\s?\[[^\[\]]{1,80}\]\.?)?\s{1,50}(?=[«“"A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A call as printed (``text`` of ``start``–``end``), its sentence, what it names.

    ``sentence`` is on one line, at most 500 characters round the call.
    """

    text: str
    start: int
    end: int
    sentence: str
    cites: tuple[Cite, ...]


def find_citations(
    text: str, lists: Iterable[ReferenceList] = ()
) -> tuple[Citation, ...]:
    """Return the calls outside of ``lists``, in order.

    Ranges are expanded; «там же» and «ibid.» name what the call before them names.
    Years («[1995]») and editors' additions («[и др.]») are no calls.
    """
    listed = sorted((found.start, found.end) for found in lists)
    sentences = _Sentences(text)
    citations: list[Citation] = []
    before: tuple[Cite, ...] = ()
    for found in _BRACKETS.finditer(text):
        if _is_inside(listed, found.start()):
            continue
        cites = read_call(found["inside"], before)
        if not cites:
            continue
        before = cites
        start, end = found.span()
        sentence = sentences.around(start, end)
        citations.append(Citation(found[0], start, end, sentence, cites))
    return tuple(citations)


def _is_inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    place = bisect_right(spans, (at, at))
    near = spans[max(0, place - 1) : place + 1]
    return any(start <= at < end for start, end in near)


class _Sentences:
    """Sentences of a text, cut once; the last one asked for is kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edges = [0, *(found.end() for found in _SENTENCE_END.finditer(text))]
        self._edges.append(len(text))
        self._span = (-1, -1)
        self._sentence = ""

    def around(self, start: int, end: int) -> str:
        """Return the sentence with a call, cut to a window round it if long."""
        first = self._edges[max(0, bisect_right(self._edges, start) - 1)]
        last = self._edges[min(bisect_left(self._edges, end), len(self._edges) - 1)]
        if last - first > MAX_SENTENCE:
            # A grid lets neighbouring calls share the work.
            middle = start // _STEP * _STEP
            first = max(first, middle - _STEP // 2)
            last = min(last, max(end, first + MAX_SENTENCE))
        if (first, last) != self._span:
            self._span = (first, last)
            self._sentence = join_lines(self._text[first:last])[:MAX_SENTENCE]
        return self._sentence
