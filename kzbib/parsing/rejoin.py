"""Closes the gaps that a broken line left in a word: «логи-ка», «representa- tion»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kzbib.languages.patterns import lazy

VOCABULARY = Path(__file__).resolve().parent / "model" / "vocabulary.txt"
STEM = 16
"""Letters of a word that the vocabulary keeps."""

_BROKEN = lazy(
    r"(?<!-)\b(?P<first>[^\W\d_]{2,})-\s?"
    r"(?P<second>[^\W\d_]{2,})(?![-\u0300-\u036f])"
)
# a cheap test before it
_HYPHEN = lazy(r"-\s?[^\W\d_]{2}")
# a page number that fell into the text: "neural network for [6] learning"
_PAGE_MARK = lazy(r"(?<=[^.,;:]) \[\d{1,2}\] (?=[^\W\d_])")
# prefixes that English words keep apart
_KEPT = frozenset(
    "co re non pre sub multi inter self anti semi over under post meta mid bi de un "
    "micro macro pseudo quasi by well long short high low cross real two one "
    "веб web онлайн интернет бизнес пресс".split()
)
# "теоретико-методологічний": the first half of a compound
_COMPOUND = lazy(r".{3,}(?:ико|ьно|чно|рно|вно|ско|ово|ево)$")


def rejoin(text: str) -> str:
    """Return ``text`` with its broken words made whole.

    A hyphen goes when what it parts makes a known word, and only then.
    """
    if "[" in text:
        text = _PAGE_MARK.sub(" ", text)
    if "-" not in text or not _HYPHEN.search(text):
        return text
    return _BROKEN.sub(_joined, text)


def _joined(found: re.Match[str]) -> str:
    first, second = found["first"].casefold(), found["second"]
    if not second.islower() or first in _KEPT:
        return found[0]
    stem = (first + second[:4])[:STEM]
    words = _vocabulary()
    if len(stem) < 6 or not _begins_a_word(stem, words):
        return found[0]
    # «научно-практический»: two words, each whole
    whole = second[: max(4, len(second) - 2)]
    if len(first) > 2 and len(second) > 3 and _begins_a_word(whole, words):
        return found[0]
    if len(second) > 4 and _COMPOUND.match(first):
        return found[0]
    return found["first"] + second


def _begins_a_word(stem: str, words: Sequence[str]) -> bool:
    at = bisect_left(words, stem)
    return at < len(words) and words[at].startswith(stem)


@cache
def _vocabulary() -> Sequence[str]:
    return VOCABULARY.read_text(encoding="utf-8").split("\n")
