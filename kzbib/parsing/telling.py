"""What tells the type of a work: its fields, their words, the opinion of the rules."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from kzbib.languages.patterns import lazy
from kzbib.parsing.draft import Draft
from kzbib.parsing.guess import Guess
from kzbib.parsing.lexicon import word_classes

_WORDS = lazy(r"[^\W\d_]{2,}")
_FIELDS = frozenset(
    "container-title publisher publisher-place volume issue page number-of-pages genre "
    "number archive section DOI ISBN URL collection-title edition title".split()
)

_READ = (("container-title", 12), ("genre", 8), ("title", 4), ("publisher", 4))
"""Fields whose first words tell something, and how many of them."""


def telling(draft: Draft, guess: Guess) -> list[str]:
    """Return the names of what tells the type of the work in ``draft``."""
    fields = sorted(_FIELDS & draft.text.keys())
    issued = draft.dates.get("issued")
    if issued and issued.parts and len(issued.parts[0]) == 3:
        fields.append("day")
    authors = draft.names.get("author")
    if authors:
        fields.append("body" if authors[0].literal else "author")
    names = list(_about_fields(tuple(fields), guess.kind, guess.marks))
    for name, count in _READ:
        value = draft.text.get(name, "")
        for word in islice(_WORDS.finditer(value, 0, 160), count) if value else ():
            names += _about_word(name, word[0])
    return names


@lru_cache(maxsize=20_000)
def _about_fields(
    fields: tuple[str, ...], kind: str, marks: frozenset[str]
) -> tuple[str, ...]:
    pairs = (f"{a} and {b}" for k, a in enumerate(fields) for b in fields[k + 1 :])
    return (
        "bias", f"rule {kind}", *(f"has {name}" for name in fields),
        *(f"mark {mark}" for mark in sorted(marks)), *pairs,
    )  # fmt: skip


@lru_cache(maxsize=50_000)
def _about_word(field: str, word: str) -> tuple[str, ...]:
    folded = word.casefold()
    classes = (f"{field} {one}" for one in word_classes(word, folded))
    return (f"{field} {folded[:6]}", *classes)
