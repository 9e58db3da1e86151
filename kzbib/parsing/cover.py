"""Spans of the fields in the text, their marks included, and what is left over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from kzbib.model import Span
from kzbib.parsing.labels import TRANSLATED
from kzbib.parsing.lexicon import word_classes
from kzbib.parsing.tokens import Claim, Tokens

# words that only introduce a field: «Т.», «№», «под ред.», «и др.», «дата обращения»
_MARKS = frozenset("Lvol Liss Lpag Lred Ltra Lsos Letc Lacc Led Lin".split())
_START = attrgetter("start")
_PLACE = attrgetter("start", "end")
_SMALL = frozenset(
    "от под с со и в на по из the of and by from at in with общ общей науч научной г "
    "год года гг ж жыл жылғы р та і және url doi режим дата available режимі кіру "
    "language оф кол совет яз языка тов doi: pod obshch i др вступ ст коммент".split()
)


def cover(
    tokens: Tokens, spans: Iterable[Span], prefix: str
) -> tuple[list[Span], list[tuple[int, int]]]:
    """Return the spans with their marks, and the bounds of what no field took."""
    named = [span for span in (_claimed(c, prefix) for c in tokens.claims) if span]
    named += [Span(_whole(span.field, prefix), span.start, span.end) for span in spans]
    named.sort(key=_PLACE)
    runs = _left_over(tokens, named)
    rest: list[tuple[int, int]] = []
    for run in runs:
        rest += _absorb(tokens, run, named)
    return named, rest


@lru_cache(maxsize=500)
def _whole(field: str, prefix: str) -> str:
    """Return the field of a part of a name: «author.f» → «author»."""
    translated = TRANSLATED if field.startswith(TRANSLATED) else prefix
    return translated + field.removeprefix(TRANSLATED).partition(".")[0]


def _claimed(claim: Claim, prefix: str) -> Span | None:
    if claim.end <= claim.start:
        return None
    return Span(prefix + (claim.field or "accessed"), claim.start, claim.end)


def _left_over(tokens: Tokens, spans: list[Span]) -> list[tuple[int, int]]:
    """Return runs of words (first, behind the last) that stand in no span."""
    taken = bytearray(len(tokens))
    for span in spans:
        first = bisect_right(tokens.ends, span.start)
        last = bisect_left(tokens.starts, span.end, first)
        taken[first:last] = b"\1" * (last - first)
    runs: list[tuple[int, int]] = []
    first = taken.find(0)
    while first >= 0:
        last = taken.find(1, first)
        last = len(tokens) if last < 0 else last
        runs.append((first, last))
        first = taken.find(0, last)
    return runs


@lru_cache(maxsize=50_000)
def _is_mark(word: str) -> bool:
    folded = word.casefold()
    if folded in _SMALL or (len(word) <= 2 and not word[0].isdigit()):
        return True
    return not _MARKS.isdisjoint(word_classes(word, folded))


def _absorb(
    tokens: Tokens, run: tuple[int, int], spans: list[Span]
) -> list[tuple[int, int]]:
    """Give the marks of a run to the spans beside it; return the rest of the run."""
    first, last = run
    after = bisect_left(spans, tokens.ends[last - 1], key=_START)
    if after < len(spans):
        kept = last
        while last > first and _is_mark(tokens.words[last - 1]):
            last -= 1
        if last < kept:
            span = spans[after]
            spans[after] = Span(span.field, tokens.starts[last], span.end)
    begin = tokens.starts[first]
    before = bisect_left(spans, begin, key=_START) - 1
    while before >= 0 and spans[before].end > begin:
        before -= 1
    if before >= 0:
        kept = first
        while last > first and _is_mark(tokens.words[first]):
            first += 1
        if first > kept:
            span = spans[before]
            spans[before] = Span(span.field, span.start, tokens.ends[first - 1])
    return [(tokens.starts[first], tokens.ends[last - 1])] if first < last else []
