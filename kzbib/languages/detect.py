"""The language of a title, a name or a whole reference, as a BCP 47 tag.

Letters that only one language has decide first; then small words and the endings of
words. A romanised Russian text is told by its letter groups («ogo», «tsii»).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kzbib.languages.patterns import lazy
from kzbib.languages.scripts import count_scripts

# Letters of one language only, in the order in which they are asked.
_LETTERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("kk", frozenset("ӘәҒғҚқҰұҺһ")),
    ("uk", frozenset("ЇїЄєҐґ")),
    ("be", frozenset("Ўў")),
)
# Kazakh and Kyrgyz share Ң Ө Ү, Kazakh and Ukrainian share І.
_KAZAKH_OR_KYRGYZ = frozenset("ҢңӨөҮү")
_I = frozenset("Іі")
_RUSSIAN_ONLY = frozenset("ыэъЫЭЪ")
_UZBEK_HA = frozenset("Ҳҳ")
_UZBEK_CYRILLIC = frozenset("ЎўҚқҒғҲҳ")
# All of these: a text without them is in Russian letters.
_OTHER = lazy("[ӘәҒғҚқҰұҺһЇїЄєҐґЎўҢңӨөҮүІіҲҳ]")

# Kazakh words in Russian letters alone; one of the first needs no second sign.
_KAZAKH_ALONE = "туралы|бойынша"
_KAZAKH_WORDS = f"{_KAZAKH_ALONE}|мен|пен|бен|тарихы|баспасы|жыл|бет|дамуы|жаршысы"

# Small words, endings, and other signs of each language, in small letters.
_SIGNS: Mapping[str, tuple[str, str, str]] = {
    "kk": (
        f"{_KAZAKH_WORDS}|және|үшін|тілі|оқу|басқа|жылғы|жинағы|мәселелері|"
        "хабаршысы|университеті",
        "",
        r"\w{3}(?:лық|лік|дық|дік|тық|тік|ның|нің|дың|дің|тың|тің)\b",
    ),
    "ky": (r"жана|менен|үчүн|боюнча|тарыхы|кыргыз\w*|тили|эмгек\w*", "", ""),
    "uk": (
        r"та|від|або|його|щодо|який|наук\w*|україн\w*|мови|із|вид",
        "ння|ття|ський|ської|ості|ових|ції|ній|ів",
        "",
    ),
    "de": ("der|die|das|und|für|von|zur|zum|im|des|über|eine|einer", "", "[äöüß]"),
    "fr": ("le|la|les|des|du|et|dans|pour|sur|une|en|aux", "", "[çèêàùœ]"),
    "tr": (r"ve|bir|için|ile|üzerine|olarak|türk\w*|tarihi", "", "[ğş]"),
    "uz": (
        "va|uchun|bilan|haqida|tili|masalalari|respublikasi|nashriyoti",
        "lari|ning|larni",
        "[og][\u2018\u2019\u02bb\u02bc`']",
    ),
    "en": ("the|of|and|in|for|on|to|a|an|with|from|by|at|as", "", ""),
    "ru-Latn": (
        "i|v|na|o|po|iz|ot|dlya|dlia|pod|kak",
        "ogo|ego|ykh|yh|nykh|skoi|skoy|skoj|skii|skiy|skij|tsii|cii|ciya|tsiya|tsiia|"
        "niya|niia|enie|aniya|anie",
        r"\w(?:ost['ʹ’]|nost\w*|ovani\w+)\b|\w['ʹ’](?=\s|(?!s\b)[a-z])|shch",
    ),
}
_LATIN_LANGUAGES = ("de", "fr", "tr", "uz", "en", "ru-Latn")
_ENGLISH = _LATIN_LANGUAGES.index("en")
# The endings of plain Latin words: whose they are.
_ENDINGS = tuple(
    (k, tuple(ends.split("|")))
    for k, (_, ends, _) in enumerate(map(_SIGNS.__getitem__, _LATIN_LANGUAGES))
    if ends
)
_EVERY_ENDING = tuple(ending for _, ends in _ENDINGS for ending in ends)
_RUSSIAN = _LATIN_LANGUAGES.index("ru-Latn")
_RUSSIAN_INSIDE = lazy(r"\w(?:nost|ovani\w)")
# What has signs that are no words and no endings is counted as a whole.
_ODD = lazy("['`’‘ʹʻʼäöüßçèêàùœğşıſ\u0307]|shch")
_WORD = lazy(r"\w+")
# Letters of Turkish, and an old «s», that stand for the plain ones.
_PLAIN = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})


def _pattern(words: str, ends: str, more: str) -> re.Pattern[str]:
    parts = (rf"\b(?:{words})\b", ends and rf"\w(?:{ends})\b", more)
    return lazy("|".join(filter(None, parts)))


_PATTERNS = {language: _pattern(*signs) for language, signs in _SIGNS.items()}
_IN_RUSSIAN_LETTERS = lazy(rf"\b(?:{_KAZAKH_WORDS})\b")
_ALONE = lazy(rf"\b(?:{_KAZAKH_ALONE})\b")


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
    if _OTHER.search(text):
        return _by_letters(text)
    folded = text.lower()
    signs = len(_IN_RUSSIAN_LETTERS.findall(folded))
    return "kk" if signs > 1 or (signs and _ALONE.search(folded)) else "ru"


def _by_letters(text: str) -> str:
    """Return the language of a text with letters that Russian has not."""
    letters = frozenset(text)
    if letters & _UZBEK_HA and letters & _UZBEK_CYRILLIC:
        return "uz-Cyrl"
    for language, own in _LETTERS:
        if letters & own:
            return language
    kazakh = _count("kk", text)
    if letters & _KAZAKH_OR_KYRGYZ:
        return "ky" if _count("ky", text) > kazakh else "kk"
    may_be = kazakh or letters & _RUSSIAN_ONLY
    return "kk" if may_be and kazakh >= _count("uk", text) else "uk"


def _count(language: str, text: str) -> int:
    return len(_PATTERNS[language].findall(text.lower()))


def _latin(text: str) -> str:
    votes = _votes(text)
    best = max(votes)
    if best == 0 or votes[_ENGLISH] == best:
        return "en"
    return _LATIN_LANGUAGES[votes.index(best)]


def _votes(text: str) -> list[int]:
    """Return how many signs of each language a Latin text has."""
    folded = text.lower()
    if _ODD.search(folded):
        folded = text.translate(_PLAIN).lower()
        return [len(_PATTERNS[name].findall(folded)) for name in _LATIN_LANGUAGES]
    votes = [0] * len(_LATIN_LANGUAGES)
    known = _small_words()
    for word in _WORD.findall(folded):
        if word in known:
            whose = known[word]
        elif word.endswith(_EVERY_ENDING) or "nost" in word or "ovani" in word:
            whose = _told_by_ending(word)
        else:
            continue
        for k in whose:
            votes[k] += 1
    return votes


@cache
def _small_words() -> Mapping[str, tuple[int, ...]]:
    """Return the small words of the Latin languages, each with its languages."""
    patterns = [_PATTERNS[name] for name in _LATIN_LANGUAGES]
    words = {word for name in _LATIN_LANGUAGES for word in _SIGNS[name][0].split("|")}
    return {
        word: tuple(k for k, found in enumerate(patterns) if found.search(word))
        for word in words
    }


def _told_by_ending(word: str) -> tuple[int, ...]:
    """Return the languages that an ending, or a letter group, of a word tells."""
    found = {k for k, ends in _ENDINGS if word[1:].endswith(ends)}
    if _RUSSIAN_INSIDE.search(word):
        found.add(_RUSSIAN)
    return tuple(found)
