"""Closes the gaps that a broken line left in a word: «логи-ка», «representa- tion»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from kzbib.languages.detect import detect_language
from kzbib.languages.fold import fold
from kzbib.languages.patterns import lazy
from kzbib.languages.scripts import scripts_in

VOCABULARY = Path(__file__).resolve().parent / "model" / "vocabulary.txt"
STEM = 16
"""Letters of a word that the vocabulary keeps."""

# the end of a broken word; its beginning is looked for only where there is one
_BROKEN = lazy(r"-\s?(?P<second>[^\W\d_]{2,})(?![-\u0300-\u036f])")
_BEGINNING = lazy(r"(?<!-)\b[^\W\d_]{2,}$")
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
_ROMANISED_COMPOUND = lazy(r".{3,}(?:iko|no|sko|ovo|evo|sio)$")


def rejoin(text: str) -> str:
    """Return ``text`` with its broken words made whole.

    A hyphen goes when what it parts makes a known word, and only then.
    """
    if "[" in text:
        text = _PAGE_MARK.sub(" ", text)
    if "-" not in text:
        return text
    pieces: list[str] = []
    written = taken = 0
    for found in _BROKEN.finditer(text):
        begin = _beginning(text, taken, found.start())
        if begin < 0:
            continue
        taken = found.end()
        first, second = text[begin : found.start()].casefold(), found["second"]
        if not second.islower() or first in _KEPT:
            continue
        if _is_broken(first, second) or _is_broken_in_latin(text, first, second):
            pieces.append(text[written : found.start()])
            written = found.start("second")
    return "".join((*pieces, text[written:]))


def _beginning(text: str, taken: int, end: int) -> int:
    """Return where the word before a hyphen begins, -1 when none does."""
    begin = end
    while begin > taken and text[begin - 1].isalnum():
        begin -= 1
    return begin if _BEGINNING.match(text, begin, end) else -1


def _is_broken(first: str, second: str) -> bool:
    if not _make_a_word(first, second, _vocabulary()):
        return False
    return len(second) <= 4 or not _COMPOUND.match(first)


def _is_broken_in_latin(text: str, first: str, second: str) -> bool:
    """«kompe-tencii» is «компетенции», however the text romanises it."""
    if not _is_romanised(text):
        return False
    first, second = fold(first), fold(second)
    if _ROMANISED_COMPOUND.match(first):
        return False
    return _make_a_word(first, second, _folded_vocabulary())


@lru_cache(maxsize=1)
def _is_romanised(text: str) -> bool:
    """Tell it once of a text, however many hyphens stand in it."""
    return detect_language(text) == "ru-Latn"


def _make_a_word(first: str, second: str, words: Sequence[str]) -> bool:
    stem = (first + second[: _enough(first)])[:STEM]
    if len(stem) < 6 or not _begins_a_word(stem, words):
        return False
    # «научно-практический»: two words, each whole
    whole = second[: max(4, len(second) - 2)]
    return len(first) < 3 or len(second) < 4 or not _begins_a_word(whole, words)


def _enough(first: str) -> int:
    """Return how many letters behind it a long beginning needs, and a short one."""
    return 2 if len(first) >= 6 else 4


def _begins_a_word(stem: str, words: Sequence[str]) -> bool:
    at = bisect_left(words, stem)
    return at < len(words) and words[at].startswith(stem)


@cache
def _vocabulary() -> Sequence[str]:
    return VOCABULARY.read_text(encoding="utf-8").split("\n")


@cache
def _folded_vocabulary() -> Sequence[str]:
    return sorted(fold(word) for word in _vocabulary() if scripts_in(word)[0])
