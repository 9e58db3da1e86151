"""Labels of words and spans of fields, one into the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from kzbib.model import Span
from kzbib.parsing.tokens import Tokens

OUTSIDE = "O"
TRANSLATED = "translated."
PEOPLE = frozenset("author editor translator compiler container-author".split())


def to_labels(tokens: Tokens, spans: Iterable[tuple[str, int, int]]) -> list[str]:
    """Return «B-title», «I-title» … of every word, «O» where no span stands.

    Spans of one field with no word between them count as one, save names, each of
    which begins anew; a span named «+author.g» continues the name before it.
    """
    names = [""] * len(tokens)
    begins = [False] * len(tokens)
    for name, start, end in spans:
        first = True
        for i in range(bisect_right(tokens.ends, start), len(tokens)):
            if tokens.starts[i] >= end:
                break
            names[i] = name.lstrip("+")
            begins[i] = first and name[0] != "+"
            first = False
    labels = []
    before = ""
    for name, begin in zip(names, begins, strict=True):
        field = name.partition(".")[0] if name[:11] != "translated." else name
        if not name:
            labels.append(OUTSIDE)
        elif field == before and not (begin and field.removeprefix(TRANSLATED) in PEOPLE):
            labels.append("I-" + name)
        else:
            labels.append("B-" + name)
        before = field
    return labels


def to_spans(tokens: Tokens, labels: Sequence[str]) -> list[Span]:
    """Return the spans that the labels of the words make.

    A name comes in parts («author.f», «author.g»); the part that begins a name is
    marked «^author.f».
    """
    spans: list[Span] = []
    name, start, end = "", 0, 0
    for i, label in enumerate(labels):
        field = label[2:]
        if name and (label[0] != "I" or field != name.lstrip("^")):
            spans.append(Span(name, start, end))
            name = ""
        if field and not name:
            name = "^" * (label[0] == "B") + field
            start = tokens.starts[i]
        end = tokens.ends[i]
    if name:
        spans.append(Span(name, start, end))
    return spans
