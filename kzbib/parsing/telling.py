"""What tells the type of a work: its fields, their words, the opinion of the rules."""

from __future__ import annotations

import re

from kzbib.parsing.draft import Draft
from kzbib.parsing.guess import Guess
from kzbib.parsing.lexicon import word_classes

_WORDS = re.compile(r"[^\W\d_]{2,}")
_FIELDS = frozenset(
    "container-title publisher publisher-place volume issue page number-of-pages genre "
    "number archive section DOI ISBN URL collection-title edition title".split()
)


def telling(draft: Draft, guess: Guess) -> list[str]:
    """Return the names of what tells the type of the work in ``draft``."""
    fields = sorted(_FIELDS & draft.text.keys())
    issued = draft.dates.get("issued")
    if issued and issued.parts and len(issued.parts[0]) == 3:
        fields.append("day")
    if draft.names.get("author"):
        fields.append("author")
    names = ["bias", f"rule {guess.kind}", *(f"has {name}" for name in fields)]
    names += [f"mark {mark}" for mark in sorted(guess.marks)]
    names += [f"{a} and {b}" for k, a in enumerate(fields) for b in fields[k + 1 :]]
    for name, count in (("container-title", 12), ("genre", 8), ("title", 4)):
        value = draft.text.get(name, "")
        for word in _WORDS.findall(value[:160])[:count]:
            folded = word.casefold()
            names.append(f"{name} {folded[:6]}")
            names += [f"{name} {one}" for one in word_classes(word, folded)]
    return names
