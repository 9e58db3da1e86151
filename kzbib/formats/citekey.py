"""Citation keys: «tokaev1997», romanised, in ASCII, stable."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count

from kzbib.languages.romanise import ascii_fold
from kzbib.model import Name, Work

_MAX_STEM = 32
_WORD = re.compile(r"[a-z0-9]+")
# «Министерство образования (МОН РК)», «UNESCO», «ЮНЕСКО»
_ACRONYM = re.compile(r"\(([^\W\d_]{2,8}(?: [^\W\d_]{2,3})?)\)|^([^\W\d_]{2,8})$")
# Words that say nothing at the start of a title or in the name of a body.
_SMALL_WORDS = frozenset(
    """a an the of for and in on to der die das und le la les des du de et
    i o ob v vo na k po s so u iz ot za do ne pri zhane men pen ben turaly""".split()
)


def make_citekey(work: Work, taken: Collection[str] = ()) -> str:
    """Return a key that is not in ``taken`` (pass a set): «auezov1950», «auezov1950a».

    The stem is the first author's family name, else the acronym or the first words
    of a body, else the first word of the title; «nd» stands for a missing year. The
    same work and the same ``taken`` give the same key.
    """
    year = str(abs(work.year)) if work.year is not None else "nd"
    base = f"{_stem(work)}{year}"
    return next(key for key in _candidates(base) if key not in taken)


def _candidates(base: str) -> Iterator[str]:
    yield base
    for number in count(1):
        yield base + _letters(number)


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _stem(work: Work) -> str:
    authors = work.people("author")
    stem = _name_stem(authors[0], work.language) if authors else ""
    return (stem or _title_stem(work) or "anon")[:_MAX_STEM]


def _name_stem(name: Name, language: str) -> str:
    if name.literal:
        return _body_stem(name.literal, language)
    printed = name.full_family or name.given
    return "".join(_words(printed, language))


def _body_stem(literal: str, language: str) -> str:
    short = _ACRONYM.search(literal)
    if short and (short[2] or short[1].isupper()):
        return "".join(_words(short[0], language))
    return "".join(_telling(_words(literal, language))[:2])


def _title_stem(work: Work) -> str:
    return "".join(_telling(_words(work.title[:200], work.language))[:1])


def _words(text: str, language: str) -> list[str]:
    folded = ascii_fold(text[:400], language).lower()
    return _WORD.findall(folded.replace("'", "").replace('"', ""))


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if word not in _SMALL_WORDS] or words
