"""A title as the matcher sees it: every form in which it may be printed, folded."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzbib.languages.fold import fold
from kzbib.languages.scripts import script_of
from kzbib.matching.marks import Marks
from kzbib.matching.numbers import numbers_of
from kzbib.matching.weights import SHORT_TITLE

# «: », « : », «. » before a subtitle
_SUBTITLE = re.compile(r"\s*[:.?!]\s+")
_STOP = re.compile(r"[:.?!]")
# «XIV–XVIII», «ХХ век» in Cyrillic letters, «xix»: the fold would make words of them
_MAYBE_ROMAN = re.compile("[IVXІХ]|[ivx]{3}")
_ROMAN = re.compile(r"\b(?:[IVXІХ]{2,}|[VXХ]|[ivx]{3,})\b")
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_ENGLISH_WORDS = re.compile(
    r"\b(?:the|of|and|in|for|on|to|an?|with|from|by|at|its?|their|is|are|through|or"
    r"|without|under|between|after|before|into|among|as|how|what|towards?)\b"
)
_ENGLISH_ENDINGS = re.compile(r"(?:tion|tions|ing|ical|ity|ship|ness|ism)\b")
# Small words of Russian that no English title has: «Kazahstan v 20–40-e gody XIX veka»
_RUSSIAN = re.compile(
    r"\s(?:v|i|na|po|iz|ob|ot|dl(?:ya|ia|ja|â)|vo|so|ego|kak|pri|vv\.?)\s"
)
# «Qazaq adebi tilining tarihy», «Abay shygharmalarynyng tili», «jane», «turaly»
_KAZAKH_LATIN = re.compile(
    r"(?<!ira)q(?!u|atar|ing)|(?:n[yı]n[gñ]?|[dlt]ar[yı]|[dlt]eri)\b"
    r"|\b(?:zh[aä]ne|j[aä]ne|tural[yı]|tarih[yı]|tarikh[yı]|tili)\b"
)
# Letters and endings that no English title has: «drevnââ», «politologii», «rolʹ»
_ROMANISED = re.compile(
    r"[`ʹ’'](?:[\s,.:;]|[a-rt-z]|$)|[âûêèžšŝčëğşñıūäöüĭėīţ\u0306\u0307]"
    r"|(?<=\w{4})(?:[aei]nie|skoe|noe|nost|izm|iki|(?<=\w{6})tie)\b|(?:"
    r"ogo|ykh|ikh|ix|yx|ij|iy|yj|yy|oj|oy|cii|tsiya|tsiia|niya|niia|iya"
    r"|iia|aya|aia|nye|ovo|evo|stv[aou]|ami|ovy|oye|skii)\b"
)

CYRILLIC, KAZAKH, ROMANISED, ENGLISH, LATIN = "cksel"
"""Writing of a title. «l» is Latin that may be English as well as romanised."""

_TIE = "\u0361"
"""Ties the letters of «i͡a» in the romanisation of libraries."""

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
    if _MAYBE_ROMAN.search(title):
        title = _ROMAN.sub(_in_digits, title)
    folded = fold(title)
    first = _SUBTITLE.split(title, maxsplit=1)[0] if _STOP.search(title) else title
    main = folded if len(first) == len(title) else fold(first)
    return Face(folded, main or folded, writing_of(title))


def _in_digits(found: re.Match[str]) -> str:
    numbers = numbers_of(found[0])
    return numbers[0] if numbers else found[0]


def writing_of(title: str) -> str:
    """Return how a title is written; see ``Face.writing``."""
    script = script_of(title)
    if script == "Cyrl":
        return KAZAKH if _KAZAKH.search(title) else CYRILLIC
    if not script:
        return ""
    lower = title.lower().replace(_TIE, "")
    english = len(_ENGLISH_WORDS.findall(lower))
    if len(_RUSSIAN.findall(lower)) > english:
        return ROMANISED
    if english:
        return ENGLISH
    if _TIE in title or _ROMANISED.search(lower) or _KAZAKH_LATIN.search(lower):
        return ROMANISED
    return ENGLISH if _ENGLISH_ENDINGS.search(lower) else LATIN
