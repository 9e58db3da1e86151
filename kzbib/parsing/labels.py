"""Labels of words and spans of fields, one into the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from kzbib.model import Span
from kzbib.parsing.tokens import Tokens

OUTSIDE = "O"
TRANSLATED = "translated."
PEOPLE = frozenset("author editor translator compiler container-author".split())
PHRASES = frozenset(
    "title container-title publisher publisher-place genre collection-title edition "
    "volume-title event-title archive archive_location authority number".split()
)
"""Fields of several words: the first word has a label of its own («B-title»)."""


def to_labels(tokens: Tokens, spans: Iterable[tuple[str, int, int]]) -> list[str]:
    """Return «B-title», «I-title», «page» … of every word, «O» where no span is.

    Names come in parts: «author.f» (family), «author.g» (given), «author.l» (literal).
    """
    names = [""] * len(tokens)
    for name, start, end in spans:
        for i in range(bisect_right(tokens.ends, start), len(tokens)):
            if tokens.starts[i] >= end:
                break
            names[i] = name
    labels = []
    before = ""
    for name in names:
        field = name.removeprefix(TRANSLATED)
        if not name:
            labels.append(OUTSIDE)
        elif field not in PHRASES:
            labels.append(name)
        elif name == before:
            labels.append("I-" + name)
        else:
            labels.append("B-" + name)
        before = name
    return labels


def to_spans(tokens: Tokens, labels: Sequence[str]) -> list[Span]:
    """Return the spans that the labels of the words make."""
    spans: list[Span] = []
    gaps, starts, ends = tokens.gaps, tokens.starts, tokens.ends
    before, name, start = OUTSIDE, "", 0
    for i, label in enumerate(labels):
        if label == before and label[0] in "IO":
            continue  # only a name may be parted inside
        before = label
        field = "" if label == OUTSIDE else label[2:] if label[1] == "-" else label
        if name and (field != name or label[0] == "B" or _parts(name, gaps[i])):
            spans.append(Span(name, start, ends[i - 1]))
            name = ""
        if field and not name:
            name, start = field, starts[i]
    if name:
        spans.append(Span(name, start, ends[len(labels) - 1]))
    return spans


def _parts(name: str, gap: str) -> bool:
    """Tell whether a gap parts two names: «Рябов, Г., И. Пасечник», "L.-C. & R."."""
    return name[-2:-1] == "." and ("," in gap or ";" in gap or "&" in gap)


def stretches(labels: list[str], field: str) -> list[tuple[int, int]]:
    """Return where a field stands: its first word, and the one behind its last."""
    found: list[tuple[int, int]] = []
    first, inside = f"B-{field}", f"I-{field}"
    last = 0
    for _ in range(labels.count(first)):
        begin = labels.index(first, last)
        last = begin + 1
        while last < len(labels) and labels[last] == inside:
            last += 1
        found.append((begin, last))
    return found
