"""The language of a title, a name or a whole reference, as a BCP 47 tag.

Letters that only one language has decide first; then the small words and endings of
``_WORDS``. A romanised Russian text is told by its letter groups («ogo», «tsii»).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    if letters & _KAZAKH_OR_KYRGYZ:
        return "ky" if _votes("ky", text) > _votes("kk", text) else "kk"
    if letters & _I:
        kazakh = _votes("kk", text) or letters & _RUSSIAN_ONLY
        return "kk" if kazakh and _votes("kk", text) >= _votes("uk", text) else "uk"
    return "kk" if _KAZAKH_ALONE.search(text) or _votes("kk", text) > 1 else "ru"


def _latin(text: str) -> str:
    votes = {language: _votes(language, text) for language in _LATIN_LANGUAGES}
    best = max(votes.values())
    if best == 0 or votes["en"] == best:
        return "en"
    return next(language for language, count in votes.items() if count == best)


def _votes(language: str, text: str) -> int:
    return len(_WORDS[language].findall(text))
