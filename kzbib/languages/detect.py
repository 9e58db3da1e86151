"""The language of a title, a name or a whole reference, as a BCP 47 tag.

Letters that only one language has decide first; then the small words and endings of
``_WORDS``. A romanised Russian text is told by its letter groups («ogo», «tsii»).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from kzbib.languages.patterns import lazy
from kzbib.languages.scripts import count_scripts

# Letters of one language only, in the order in which they are asked.
_LETTERS: tuple[tuple[str, str], ...] = (
    ("kk", "ӘәҒғҚқҰұҺһ"),
    ("uk", "ЇїЄєҐґ"),
    ("be", "Ўў"),
)
# Kazakh and Kyrgyz share Ң Ө Ү, Kazakh and Ukrainian share І.
_KAZAKH_OR_KYRGYZ = frozenset("ҢңӨөҮү")
_I = frozenset("Іі")
_RUSSIAN_ONLY = frozenset("ыэъЫЭЪ")
_UZBEK_CYRILLIC = frozenset("ЎўҚқҒғҲҳ")

_WORDS: Mapping[str, re.Pattern[str]] = {
    "kk": lazy(
        r"\b(?:және|мен|пен|бен|туралы|үшін|бойынша|тарихы|тілі|оқу|баспасы|басқа|"
        r"жыл|жылғы|бет|жинағы|мәселелері|хабаршысы|университеті|дамуы|жаршысы)\b|"
        r"\w{3}(?:лық|лік|дық|дік|тық|тік|ның|нің|дың|дің|тың|тің)\b",
        re.IGNORECASE,
    ),
    "ky": lazy(
        r"\b(?:жана|менен|үчүн|боюнча|тарыхы|кыргыз\w*|тили|эмгек\w*)\b", re.IGNORECASE
    ),
    "uk": lazy(
        r"\b(?:та|від|або|його|щодо|який|наук\w*|україн\w*|мови|із|вид)\b|"
        r"\w(?:ння|ття|ський|ської|ості|ових|ції|ній|ів)\b",
        re.IGNORECASE,
    ),
    "de": lazy(
        r"\b(?:der|die|das|und|für|von|zur|zum|im|des|über|eine|einer)\b|[äöüß]",
        re.IGNORECASE,
    ),
    "fr": lazy(
        r"\b(?:le|la|les|des|du|et|dans|pour|sur|une|en|aux)\b|[çèêàùœ]", re.IGNORECASE
    ),
    "tr": lazy(
        r"\b(?:ve|bir|için|ile|üzerine|olarak|türk\w*|tarihi)\b|[ğş]", re.IGNORECASE
    ),
    "uz": lazy(
        r"[oOgG][\u2018\u2019\u02bb\u02bc`']|"
        r"\b(?:va|uchun|bilan|haqida|tili|masalalari|respublikasi|nashriyoti)\b|"
        r"\w(?:lari|ning|larni)\b",
        re.IGNORECASE,
    ),
    "en": lazy(
        r"\b(?:the|of|and|in|for|on|to|a|an|with|from|by|at|as)\b", re.IGNORECASE
    ),
    "ru-Latn": lazy(
        r"\b(?:i|v|na|o|po|iz|ot|dlya|dlia|pod|kak)\b|"
        r"\w(?:ogo|ego|ykh|yh|nykh|skoi|skoy|skoj|skii|skiy|skij|tsii|cii|ciya|tsiya|"
        r"tsiia|niya|niia|enie|aniya|anie|ost['ʹ’]|nost\w*|ovani\w+)\b|"
        r"\w['ʹ’](?=\s|(?!s\b)[a-z])|shch",
        re.IGNORECASE,
    ),
}
# Words that no Russian text has: «Инфляция туралы есеп» needs no second sign.
_KAZAKH_ALONE = lazy(r"\b(?:туралы|бойынша)\b", re.IGNORECASE)
_LATIN_LANGUAGES = ("de", "fr", "tr", "uz", "en", "ru-Latn")


def detect_language(text: str, default: str = "") -> str:
    """Return the language of ``text``; ``default`` when it has no letters.

    Cyrillic text is "ru", "kk", "uk", "ky", "uz-Cyrl" or "be"; Latin text "en",
    "de", "fr", "tr", "uz" or "ru-Latn" (romanised Russian).
    """
    cyrillic, latin = count_scripts(text)
    if not cyrillic and not latin:
        return default
    return _cyrillic(text) if cyrillic >= latin else _latin(text)


def _cyrillic(text: str) -> str:
    letters = frozenset(text)
    if letters & frozenset("Ҳҳ") and letters & _UZBEK_CYRILLIC:
        return "uz-Cyrl"
    for language, own in _LETTERS:
        if letters & frozenset(own):
            return language
    votes = _votes(text, _cyrillic_votes)
    kazakh, kyrgyz, ukrainian, alone = (votes >> k & _MOST for k in _PLACES[:4])
    if letters & _KAZAKH_OR_KYRGYZ:
        return "ky" if kyrgyz > kazakh else "kk"
    if letters & _I:
        may_be = kazakh or letters & _RUSSIAN_ONLY
        return "kk" if may_be and kazakh >= ukrainian else "uk"
    return "kk" if alone or kazakh > 1 else "ru"


def _latin(text: str) -> str:
    packed = _votes(text, _latin_votes)
    votes = [packed >> k & _MOST for k in _PLACES]
    best = max(votes)
    if best == 0 or votes[_ENGLISH] == best:
        return "en"
    return _LATIN_LANGUAGES[votes.index(best)]


# The votes of a word for several languages are one number, 32 bits for each, and those
# of a text their sum: what a word votes for is then found out once.
_BITS = 32
_MOST = (1 << _BITS) - 1
_PLACES = tuple(range(0, _BITS * len(_LATIN_LANGUAGES), _BITS))
_ENGLISH = _LATIN_LANGUAGES.index("en")
_LONG = 64
"""Letters; a longer run without a space is no word, and is not remembered."""


def _packed(word: str, patterns: Iterable[re.Pattern[str]]) -> int:
    return sum(
        len(pattern.findall(word)) << place
        for place, pattern in zip(_PLACES, patterns, strict=False)
    )


@lru_cache(maxsize=20_000)
def _cyrillic_votes(word: str) -> int:
    return _packed(word, (*map(_WORDS.__getitem__, ("kk", "ky", "uk")), _KAZAKH_ALONE))


@lru_cache(maxsize=20_000)
def _latin_votes(word: str) -> int:
    return _packed(word, map(_WORDS.__getitem__, _LATIN_LANGUAGES))


def _votes(text: str, of_word: Callable[[str], int]) -> int:
    words = text.split()
    if len(text) >= _LONG and max(map(len, words), default=0) >= _LONG:
        of_word = of_word.__wrapped__  # type: ignore[attr-defined]  # of lru_cache
    if "'" in text or "ʹ" in text or "’" in text:  # what is behind these counts
        words = [f"{word} " for word in words[:-1]] + words[-1:]
        if text[-1:].isspace():
            words[-1] += " "
    return sum(map(of_word, words))
