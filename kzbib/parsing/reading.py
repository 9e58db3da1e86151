"""Reads one half of an entry, or a whole one: words, labels, fields."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kzbib.model import Span
from kzbib.parsing.cover import cover
from kzbib.parsing.draft import Draft
from kzbib.parsing.fill import fill, put_claims
from kzbib.parsing.guess import Guess, guess
from kzbib.parsing.labeller import Labelled, Labeller
from kzbib.parsing.labels import TRANSLATED, to_spans
from kzbib.parsing.mend import mend
from kzbib.parsing.sheet import Sheet
from kzbib.parsing.telling import telling
from kzbib.parsing.tokens import Tokens, cut_tokens
from kzbib.parsing.two_titles import split_names, split_titles

_SPLITTERS = {"title": split_titles, "container-title": split_names}


class Half(NamedTuple):
    """A stretch of the text with its words and what the rules say of them."""

    text: str
    start: int
    end: int
    tokens: Tokens
    guess: Guess


class Reading(NamedTuple):
    """What was read: fields, their type, spans, what is left, and how sure it is."""

    draft: Draft
    other: Draft | None
    """The fields of a second language that stand in brackets."""
    kind: str
    spans: list[Span]
    rest: list[tuple[int, int]]
    sure: float
    """The probability that all labels are right."""
    fields: Mapping[str, float]
    """The same for every field; empty unless it was asked for."""


def cut_half(text: str, start: int, end: int) -> Half:
    """Cut ``text[start:end]`` into words and guess what they are."""
    tokens = cut_tokens(text, start, end)
    return Half(text, start, end, tokens, guess(text, start, end, tokens))


def read_half(
    labeller: Labeller, half: Half, labelled: Labelled, prefix: str, *, each: bool
) -> Reading:
    """Read the fields of a half; their spans get ``prefix``.

    With ``each`` the reading says how sure every field is.
    """
    labels = mend(half.text, half.tokens, labelled.labels, half.guess)
    found = to_spans(half.tokens, labels)
    draft, other = drafts(half, found)
    kind = labeller.kind(telling(draft, half.guess))
    spans, rest = cover(half.tokens, found, prefix)
    fields = _least(half.tokens, found, labelled.certain, prefix) if each else {}
    return Reading(draft, other, kind, spans, rest, labelled.sure, fields)


def _least(
    tokens: Tokens, spans: list[Span], certain: Sequence[float], prefix: str
) -> dict[str, float]:
    """Return for each field how sure its least certain word is."""
    fields: dict[str, float] = {}
    for span in spans:
        translated = TRANSLATED if span.field.startswith(TRANSLATED) else prefix
        name = translated + span.field.removeprefix(TRANSLATED).partition(".")[0]
        words = range(
            bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
        )
        sure = min((certain[i] for i in words), default=1.0)
        fields[name] = min(sure, fields.get(name, 1.0))
    return fields


def drafts(half: Half, spans: list[Span]) -> tuple[Draft, Draft | None]:
    """Fill a draft with the fields of the spans, and one with the translated ones."""
    draft = Draft(Sheet(half.text, half.start, half.end))
    draft.marks = set(half.guess.marks)
    put_claims(draft, half.tokens)
    own = [span for span in spans if not span.field.startswith(TRANSLATED)]
    fill(draft, own, half.tokens)
    if half.guess.authority:
        draft.text.setdefault("authority", half.guess.authority)
    bare = [
        Span(span.field.removeprefix(TRANSLATED), span.start, span.end)
        for span in spans
        if span.field.startswith(TRANSLATED)
    ]
    other = Draft(Sheet(half.text, half.start, half.end))
    if bare:
        fill(other, bare, half.tokens)
    _part_translations(draft, other)
    return draft, other if bare or other.text else None


def _part_translations(draft: Draft, other: Draft) -> None:
    """Take what is printed in two languages apart; the second goes to ``other``."""
    for name, split in _SPLITTERS.items():
        own, translation = split(draft.text.get(name, ""))
        if translation and name not in other.text:
            draft.text[name], other.text[name] = own, translation
