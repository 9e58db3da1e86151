"""What the words of a title say, each word looked at once.

Most titles bear no mark, no number and one script, and the words of a library come
again and again; so a remembered look at each word spares most titles every search.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kzbib.languages.fold import fold_word
from kzbib.languages.scripts import scripts_in

_LONG = 64
"""Letters; a longer run without a space is no word, and is not remembered."""

TIE = "\u0361"
"""Ties the letters of «i͡a» in the romanisation of libraries."""


# Signs: what a word is, or may be a part of; a search through the title then tells.
# Plain numbers, for titles by the million.
CYRILLIC, LATIN, KAZAKH, ENGLISH, RUSSIAN = 1, 2, 4, 8, 16
"""Letters; a small word of English; a small word of Russian in Latin letters."""
ROMANISED, ENGLISH_ENDING, NUMBER, ROMAN = 32, 64, 128, 256
"""NUMBER: a digit, «том»: a part, a volume or an edition."""
STOP, TRANSLATED = 512, 1024
"""What may end a main title; «пер.», «transl.»."""

# «XIV–XVIII», «ХХ век» in Cyrillic letters, «xix»
_MAY_BE_ROMAN = re.compile("[IVXІХ]|[ivx]{3}")
ROMAN_NUMBER = re.compile(r"\b(?:[IVXІХ]{2,}|[VXХ]|[ivx]{3,})\b")
_STOPS = re.compile(r"[:.?!]")
# Lower case. The Turkish «ı» is an «i» where case does not count.
_MAY_HOLD_NUMBER = re.compile(
    r"\d|\b[ivxıіх]+\b|том|tom|книга|kniga|book|часть|chast|part|кітап|бөлім|статья"
    r"|article|\((?:начал|продол|оконч|басы|жалғ|соңы)"
)
_SAYS_TRANSLATED = re.compile("пер|per|transl|ауд")
_KAZAKH_LETTER = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
ENGLISH_WORDS = re.compile(
    r"\b(?:the|of|and|in|for|on|to|an?|with|from|by|at|its?|their|is|are|through|or"
    r"|without|under|between|after|before|into|among|as|how|what|towards?)\b"
)
_ENGLISH_ENDINGS = re.compile(r"(?:tion|tions|ing|ical|ity|ship|ness|ism)\b")
# Small words of Russian that no English title has: «Kazahstan v 20–40-e gody XIX veka»
RUSSIAN_WORDS = re.compile(
    r"\s(?:v|i|na|po|iz|ob|ot|dl(?:ya|ia|ja|â)|vo|so|ego|kak|pri|vv\.?)\s"
)
# «Qazaq adebi tilining tarihy», «Abay shygharmalarynyng tili», «jane», «turaly»
_KAZAKH_LATIN = re.compile(
    r"(?<!ira)q(?!u|atar|ing)|(?:n[yı]n[gñ]?|[dlt]ar[yı]|[dlt]eri)\b"
    r"|\b(?:zh[aä]ne|j[aä]ne|tural[yı]|tarih[yı]|tarikh[yı]|tili)\b"
)
# Letters and endings that no English title has: «drevnââ», «politologii», «rolʹ»
_ROMANISED_PART = re.compile(
    r"[`ʹ’'](?:[\s,.:;]|[a-rt-z]|$)|[âûêèžšŝčëğşñıūäöüĭėīţ\u0306\u0307]"
    r"|(?<=\w{4})(?:[aei]nie|skoe|noe|nost|izm|iki|(?<=\w{6})tie)\b|(?:"
    r"ogo|ykh|ikh|ix|yx|ij|iy|yj|yy|oj|oy|cii|tsiya|tsiia|niya|niia|iya"
    r"|iia|aya|aia|nye|ovo|evo|stv[aou]|ami|ovy|oye|skii)\b"
)


@lru_cache(maxsize=64)
def glance(title: str) -> tuple[int, str]:
    """Return the signs of all words of a title together, and the title as it folds.

    It is asked for twice: when the marks of a title are taken off, and without them.
    """
    words = title.split()
    usual = len(title) < _LONG or max(map(len, words), default=0) < _LONG
    signs, found = 0, []
    for of_word, folded in map(_known if usual else _look, words):
        signs |= of_word
        if folded:
            found.append(folded)
    return signs, " ".join(found)


def _look(word: str) -> tuple[int, str]:
    """Return the signs of a word as a plain number, and the folded word."""
    cyrillic, latin = scripts_in(word)
    plain, lower = word.isalpha(), word.casefold()
    signs = (CYRILLIC if cyrillic else 0) | (LATIN if latin else 0)
    if cyrillic and _KAZAKH_LETTER.search(word):
        signs |= KAZAKH
    if latin or not plain:  # an apostrophe, too, may be one of a romanisation
        signs |= _latin_signs(word)
    if not plain and _STOPS.search(word):
        signs |= STOP
    if _MAY_HOLD_NUMBER.search(lower):
        signs |= NUMBER
    if _MAY_BE_ROMAN.search(word) and ROMAN_NUMBER.search(word):
        signs |= ROMAN
    if _SAYS_TRANSLATED.search(lower):
        signs |= TRANSLATED
    return signs, fold_word(word)


_known = lru_cache(maxsize=65_536)(_look)


def _latin_signs(word: str) -> int:
    lower = word.lower().replace(TIE, "")
    signs = 0
    if ENGLISH_WORDS.search(lower):
        signs |= ENGLISH
    if RUSSIAN_WORDS.search(f" {lower} "):
        signs |= RUSSIAN
    if TIE in word or _ROMANISED_PART.search(lower) or _KAZAKH_LATIN.search(lower):
        signs |= ROMANISED
    if _ENGLISH_ENDINGS.search(lower):
        signs |= ENGLISH_ENDING
    return signs
