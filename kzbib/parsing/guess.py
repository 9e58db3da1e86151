"""What the readers by rule take each word for: the labeller weighs it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from kzbib.model import Span
from kzbib.parsing.draft import kind_of
from kzbib.parsing.half import read_brackets, read_half
from kzbib.parsing.sheet import Sheet
from kzbib.parsing.tokens import Tokens
from kzbib.parsing.triggers import triggers

_TRANSLATED = "translated."


class Guess(NamedTuple):
    """A label for every word, the type, and the marks of a kind («thesis»)."""

    labels: list[str]
    kind: str
    marks: frozenset[str]
    authority: str
    """Who issued an act: no label stands for it."""


def guess(text: str, start: int, end: int, tokens: Tokens) -> Guess:
    """Read ``text[start:end]`` by rule."""
    may = triggers(tokens.words, tokens.starts, tokens.ends)
    months = any(len(date.parts[0]) > 1 for date in tokens.dates.values())
    sheet = Sheet(text, start, end, triggers=may, months=months)
    draft = read_half(sheet, start, tokens.claims)
    other = read_brackets(draft)
    labels = ["O"] * len(tokens)
    _mark(labels, draft.sheet.spans, tokens, "")
    if other:
        _mark(labels, other.sheet.spans, tokens, _TRANSLATED)
    authority = draft.text.get("authority", "")
    return Guess(labels, kind_of(draft), frozenset(draft.marks), authority)


def _mark(
    labels: list[str], spans: Iterable[Span], tokens: Tokens, prefix: str
) -> None:
    for span in spans:
        name = prefix + span.field.removeprefix(prefix)
        first = bisect_right(tokens.ends, span.start)
        last = bisect_left(tokens.starts, span.end, first)
        if first < last:
            labels[first:last] = [f"B-{name}", *[f"I-{name}"] * (last - first - 1)]
