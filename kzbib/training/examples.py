"""Turns labelled references into sequences that the labeller learns from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kzbib.parsing.bilingual import split_halves
from kzbib.parsing.guess import Guess, guess
from kzbib.parsing.labels import PEOPLE, to_labels
from kzbib.parsing.numbering import number_end
from kzbib.parsing.tokens import Tokens, cut_tokens
from kzbib.parsing.view import View
from kzbib.training.align import align, name_parts
from kzbib.training.generator import Labelled

CLAIMED = frozenset("DOI URL ISBN ISSN accessed medium".split())

MADE = "made"
"""The ``source`` of a reference that no list printed so."""


@dataclass(slots=True)
class Example:
    """One half of a reference: its words, the right label of each, and where it is."""

    tokens: Tokens
    labels: list[str]
    text: str
    start: int
    end: int
    record: Mapping[str, Any]
    guess: Guess
    second: bool = False


def examples(record: Mapping[str, Any]) -> list[Example] | None:
    """Return the sequences of a record, None when a value is not found in it."""
    text = View.of(record["raw"]).text
    start = number_end(text)
    other = record.get("translated")
    cut = split_halves(text, start)
    if cut and not other:
        return None
    made = []
    if cut and other:
        jobs = [
            (start, cut.first_end, {"": record["csl"]}, False),
            (cut.second_start, cut.second_end, {"": other}, True),
        ]
    else:
        parts = {"": record["csl"]} | ({"translated.": other} if other else {})
        jobs = [(start, len(text), parts, False)]
    for first, last, parts, second in jobs:
        tokens = cut_tokens(text, first, last)
        found = align(text, first, last, parts, tokens)
        if found.missing:
            return None
        labels = to_labels(tokens, found.spans)
        guessed = guess(text, first, last, tokens)
        made.append(Example(tokens, labels, text, first, last, record, guessed, second))
    return made


def synthetic(item: Labelled) -> list[Example] | None:
    """Return the sequences of a generated reference, whose spans are known."""
    text = View.of(item.raw).text
    if len(text) != len(item.raw):
        return examples(
            {"raw": item.raw, "csl": item.csl, "translated": item.translated}
            | {"source": MADE}
        )
    start = number_end(text)
    other = item.translated
    cut = split_halves(text, start)
    if cut and not other:
        return None
    record = {"raw": item.raw, "csl": item.csl, "translated": other, "source": MADE}
    jobs = [(start, len(text), "", False)]
    if cut:
        jobs = [
            (start, cut.first_end, "", False),
            (cut.second_start, cut.second_end, "translated.", True),
        ]
    made = []
    for first, last, prefix, second in jobs:
        tokens = cut_tokens(text, first, last)
        spans = []
        places: dict[str, int] = {}
        for name, a, b in item.spans:
            field = name.removeprefix("translated.")
            if not first <= a < last or field in CLAIMED:
                continue
            if cut and name.startswith("translated.") != second:
                return None
            bare = name.removeprefix(prefix)
            if field not in PEOPLE:
                spans.append((bare, a, b))
                continue
            csl = (other or {}) if name.startswith("translated.") else item.csl
            place = places.get(name, 0)
            places[name] = place + 1
            person = csl.get(field, [])[place : place + 1]
            parts = name_parts(text, a, b, tokens, person[0]) if person else None
            if parts is None:
                return None
            spans.extend((bare + part, c, d) for c, d, part in parts)
        spans.sort(key=lambda span: span[1:])
        labels = to_labels(tokens, spans)
        guessed = guess(text, first, last, tokens)
        made.append(Example(tokens, labels, text, first, last, record, guessed, second))
    return made
