"""Turns labelled references into sequences that the labeller learns from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kzbib.parsing.bilingual import split_halves
from kzbib.parsing.labels import to_labels
from kzbib.parsing.numbering import number_end
from kzbib.parsing.tokens import Tokens, cut_tokens
from kzbib.parsing.view import View
from kzbib.training.align import align


@dataclass(slots=True)
class Example:
    """One half of a reference: its words, the right label of each, and where it is."""

    tokens: Tokens
    labels: list[str]
    text: str
    start: int
    end: int
    record: Mapping[str, Any]
    second: bool = False


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Read labelled references, a JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


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
        made.append(Example(tokens, labels, text, first, last, record, second))
    return made
