"""A title as the matcher sees it: every form in which it may be printed, folded."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzbib.languages.fold import fold
from kzbib.languages.scripts import script_of
from kzbib.matching import glance as signs_of
from kzbib.matching.glance import glance
from kzbib.matching.marks import Marks
from kzbib.matching.numbers import numbers_of
from kzbib.matching.weights import SHORT_TITLE

# «: », « : », «. » before a subtitle
_SUBTITLE = re.compile(r"\s*[:.?!]\s+")

CYRILLIC, KAZAKH, ROMANISED, ENGLISH, LATIN = "cksel"
"""Writing of a title. «l» is Latin that may be English as well as romanised."""

_HEARD = frozenset((CYRILLIC, KAZAKH, ROMANISED))


class Face(NamedTuple):
    """One form of a title, folded for comparison."""

    title: str
    main: str
    """The title without its subtitle."""
    writing: str
    """«c» Cyrillic, «k» Cyrillic with Kazakh letters, «s» romanised by sound,
    «e» English, «l» Latin, "" without letters."""


def faces_of(marks: Marks) -> tuple[Face, ...]:
    """Return the faces of a title: itself, then what its brackets hold."""
    first = _face(marks.title)
    if not marks.bracketed:  # most titles
        return (first,) if first.title else ()
    faces = [first, *map(_face, marks.bracketed)]
    found = [face for face in faces if face.title]
    others = (face for face in found[1:] if _adds(face, found[0]))
    return tuple(dict.fromkeys((*found[:1], *others)))


def _adds(face: Face, first: Face) -> bool:
    """Brackets in the language of the title rarely hold a second title: «[очерк]»."""
    return face.writing != first.writing or face.title.count(" ") + 1 >= SHORT_TITLE


def comparable(one: Face, other: Face) -> bool:
    """Tell whether unlike titles mean unlike works: both are in one language.

    A Latin title that may be English is not held against a Cyrillic one.
    """
    ours, theirs = one.writing, other.writing
    if ours == theirs:
        return True
    if ours in _HEARD and theirs in _HEARD:
        return True
    return {ours, theirs} == {ENGLISH, LATIN}


def _face(title: str) -> Face:
    signs, folded = glance(title)
    if signs & signs_of.ROMAN:
        # «XIV–XVIII», «ХХ век» in Cyrillic letters: the fold would make words of them
        title = signs_of.ROMAN_NUMBER.sub(_in_digits, title)
        signs, folded = glance(title)
    main = folded
    if signs & signs_of.STOP:
        first = _SUBTITLE.split(title, maxsplit=1)[0]
        main = folded if len(first) == len(title) else fold(first)
    return Face(folded, main or folded, _writing_of(title, signs))


def _in_digits(found: re.Match[str]) -> str:
    numbers = numbers_of(found[0])
    return numbers[0] if numbers else found[0]


def _writing_of(title: str, signs: int) -> str:
    """Return how a title of these signs is written; see ``Face.writing``."""
    if signs & signs_of.CYRILLIC and (
        not signs & signs_of.LATIN or script_of(title) == "Cyrl"
    ):
        return KAZAKH if signs & signs_of.KAZAKH else CYRILLIC
    if not signs & signs_of.LATIN:
        return ""
    if signs & signs_of.RUSSIAN and _more_russian(title):
        return ROMANISED
    if signs & signs_of.ENGLISH:
        return ENGLISH
    if signs & signs_of.ROMANISED:
        return ROMANISED
    return ENGLISH if signs & signs_of.ENGLISH_ENDING else LATIN


def _more_russian(title: str) -> bool:
    """More of the small words are Russian than English."""
    lower = title.lower().replace(signs_of.TIE, "")
    return len(signs_of.RUSSIAN_WORDS.findall(lower)) > len(
        signs_of.ENGLISH_WORDS.findall(lower)
    )
