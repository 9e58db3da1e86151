"""What a word is like by itself: its letters, shape, beginning, end and classes."""

from __future__ import annotations

from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.parsing.lexicon import word_classes
from kzbib.parsing.stretches import holds

_SPACES = lazy(r"\s+")
_YEAR = lazy(r"(?:1[5-9]|20)\d\d$")
_ROMAN = lazy(r"[IVXLCІХ]{1,6}$")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, '“”„‟"'), '"')

_WORDS = frozenset(("Xx", "xx", "XX", "X-x"))
_CYRILLIC = lazy("[Ѐ-ԯ]")

Names = tuple[str, ...]


class Look(NamedTuple):
    """What a word is like."""

    base: list[str]
    """What it tells its neighbours, too."""
    own: list[str]
    """What it tells only of itself."""
    far: list[str]
    """What it tells the words beside its neighbours."""
    holds: int
    """What its stretch holds because of it, as bits."""
    shape: str
    name: str
    """What it is called in features of several parts."""


OWN, BEFORE, BEHIND, SECOND_BEFORE, SECOND_BEHIND = PLACES = ("0", "-", "+", "<", ">")
"""Signs before a feature of a word: which of the words round it the feature is of."""


def look_at(word: str) -> Look:
    """Return the features that a word gives to itself and its neighbours."""
    kind = shape(word)
    folded = word.casefold()
    classes = word_classes(word, folded)
    own: list[str] = []
    if kind == "Y" or word[0].isdigit() or word[0] == "<":
        base = [kind, word] if len(word) <= 2 else [kind]
    else:
        base = ["w" + folded, kind + ("c" if _CYRILLIC.search(word) else "l")]
    if kind in _WORDS:
        longest = min(len(folded), 5)
        own = [f"p{n}{folded[:n]}" for n in range(2, longest)]
        own += [f"s{n}{folded[-n:]}" for n in range(1, longest)]
        own.append("n" + str(min(len(folded), 8)))
    base += classes
    far = [base[0], *classes[:1]] if kind != "Xx" else [base[-1]]
    name = classes[0] if classes and kind != "X" else kind
    return Look(base, own, far, holds(kind, classes), kind, name)


def shape(word: str) -> str:
    """«Алматы» → «Xx», «ЦГА» → «XX», «2011» → «Y», «56» → «99», «К.-Ж.К.» → «X.»."""
    if word[0] == "<":
        return word
    if word[0].isdigit():
        return _number_shape(word)
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    return _word_shape(word)


def _number_shape(word: str) -> str:
    if not word.isdigit():
        return "9-9"
    return "Y" if _YEAR.match(word) else "9" * min(len(word), 5)


def _word_shape(word: str) -> str:
    if "." in word:
        return "X."
    if word.isupper():
        return "R" if _ROMAN.match(word) else "XX"
    if word[0].isupper():
        return "X-x" if "-" in word else "Xx"
    return "xx"


def gap_name(gap: str) -> str:
    """Fold a gap: one space, one dash, one kind of quotes, at most ten characters."""
    return _SPACES.sub(" ", gap).translate(_DASHES).translate(_QUOTES)[:10]
