"""One lossy Latin key for Cyrillic and every way to romanise it.

For search and matching only: «Қазақстан», «казакстан» and «Qazaqstan» fold to
``kazakstan``; «Токаев», «Tokaev» and «Tokayev» to ``tokaev``. Cyrillic letters are
first written in a common romanisation, then the digraphs that schemes disagree on
collapse, in Latin text and in Cyrillic alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kzbib.languages.scripts import count_scripts

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
    "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia",
    # Kazakh, Kyrgyz
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "kh",
    "і": "i",
    # Ukrainian, Belarusian, Uzbek, Serbian
    "ї": "i", "є": "ie", "ґ": "g", "ў": "u", "ҳ": "kh", "ј": "i", "љ": "l", "њ": "n",
    "ћ": "c", "ђ": "d", "џ": "zh", "ҷ": "zh", "ҡ": "k", "ҙ": "z", "ҫ": "s",
}  # fmt: skip
_LATIN = {
    "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th",
    "ð": "d", "ə": "a", "ŋ": "n", "ý": "u",
    # what stands for ь, ъ and is no letter of its own
    **dict.fromkeys("'’‘`´ʹʺ“”\"ʻʼ′″", ""),
    # caron and cedilla letters before their marks are dropped
    "š": "sh", "ş": "sh", "ș": "sh", "č": "ch", "ç": "ch", "ž": "zh", "ŝ": "shch",
    "â": "ia", "û": "iu",
}  # fmt: skip
_TABLE = str.maketrans({**_CYRILLIC, **_LATIN})

# What schemes write differently, longest first: one spelling for each sound.
_COLLAPSE = {
    "shch": "s", "shh": "s", "sch": "s", "tch": "c", "sh": "s", "ch": "c", "zh": "z",
    "kh": "h", "gh": "g", "ts": "c", "tz": "c", "cz": "c", "ng": "n", "ph": "f",
    "th": "t", "yu": "u", "iu": "u", "ju": "u", "ya": "a", "ia": "a", "ja": "a",
    "ye": "e", "ie": "e", "je": "e", "yo": "e", "jo": "e", "ey": "ei", "iy": "i",
    "yi": "i", "ii": "i", "ij": "i", "yy": "i", "y": "i", "j": "i", "q": "k", "x": "h",
    "w": "v",
}  # fmt: skip


def _longest_first(spellings: Iterable[str]) -> str:
    """Return a pattern of the spellings, a branch for each first letter.

    Most letters of a word begin none, and are passed over with one look.
    """
    tails: dict[str, list[str]] = {}
    for spelling in sorted(spellings, key=len, reverse=True):
        tails.setdefault(spelling[0], []).append(spelling[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in tails.items())


_DIGRAPH = re.compile(_longest_first(_COLLAPSE))
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_GIVEN = re.compile(r"[^\s.\-‐]+")
_ENGLISH_J = re.compile(r"^J(?=\w{2})", re.IGNORECASE)
_TWICE = re.compile(r"([a-z])\1+")
# «jinağy», «jyl»: before these vowels no scheme writes й, so it is Kazakh ж
_KAZAKH_J = re.compile("j(?=[iıäöüū]|y(?![aeou]))")
# «oʻzbek»: one Uzbek letter, ў; an apostrophe that ends a word is a quotation mark
_UZBEK_O = re.compile(r"o['’‘`ʻʼ](?=[^\W\d_])")

# What a scanner, or a keyboard left in the other layout, takes for one another.
_LOOKALIKES = ("acekmhoptxyib", "асекмнортхуів")
_TO_CYRILLIC = str.maketrans(*_LOOKALIKES)
_TO_LATIN = str.maketrans(*_LOOKALIKES[::-1])
_LATIN_OR_DIGIT = re.compile("[0-9a-z]")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# «3арубежной», «в0прос»: a digit inside or before a Cyrillic word
_DIGIT_AS_LETTER = re.compile(
    "(?:(?<![^\\W_])[036](?=[а-я]{3})|(?<=[а-я])[036](?=[а-я]))"
)
_DIGITS = {"0": "о", "3": "з", "6": "б"}

_LONG = 64
"""Letters; a longer run without a space is no word, and is not remembered."""


def fold(text: str) -> str:
    """Return the folded words, ASCII lower case, joined by single spaces.

    Folding what is folded changes nothing. Words fold one by one, so that the words of
    a library, which come again and again, are folded once.
    """
    words = text.split()
    if len(words) == 1 and len(text) < _LONG:
        return _known_word(words[0])
    if len(text) < _LONG or max(map(len, words), default=0) < _LONG:
        return " ".join(filter(None, map(_known_word, words)))
    folded = (_known_word(w) if len(w) < _LONG else fold_word(w) for w in words)
    return " ".join(filter(None, folded))


def fold_word(word: str) -> str:
    """Return a text without spaces as ``fold`` gives it; it is not remembered."""
    latin = unicodedata.normalize("NFC", word).casefold()
    if _LATIN_OR_DIGIT.search(latin):
        if not latin.isascii():
            latin = _one_script(latin)
        latin = _UZBEK_O.sub("u", latin)
        if "j" in latin:
            latin = _KAZAKH_J.sub("zh", latin)
    latin = latin.translate(_TABLE)
    if not latin.isascii():
        latin = unicodedata.normalize("NFKD", latin)
        latin = "".join(mark for mark in latin if not unicodedata.combining(mark))
        # letters that only decomposition brought out
        latin = latin.casefold().translate(_TABLE)
    if not (latin.isascii() and latin.isalnum()):
        latin = _NOT_WORD.sub(" ", latin).strip()
    return _settle(latin)


_known_word = lru_cache(maxsize=65_536)(fold_word)


def _one_script(word: str) -> str:
    """Write the letters of a word in one script: «Kазахcтан» has two Latin ones."""
    word = _DIGIT_AS_LETTER.sub(lambda found: _DIGITS[found[0]], word)
    return _LETTERS.sub(_most_letters, word)


def _most_letters(found: re.Match[str]) -> str:
    letters = found[0]
    cyrillic, latin = count_scripts(letters)
    if not cyrillic or not latin:
        return letters
    return letters.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)


def _settle(latin: str) -> str:
    """Collapse until nothing is left to: «skhema» is «shema» first, then «sema»."""
    while True:
        before = latin
        if _DIGRAPH.search(latin):
            latin = _DIGRAPH.sub(_collapse, latin)
        if _TWICE.search(latin):
            latin = _TWICE.sub(_once, latin)
        if latin == before:
            return latin


def _collapse(found: re.Match[str]) -> str:
    return _COLLAPSE[found[0]]


def _once(found: re.Match[str]) -> str:
    return found[1]


def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` one by one."""
    return tuple(fold(text).split())


def fold_initials(given: str) -> str:
    """Return the first folded letters of given names: «К.-Ж. К.» gives ``kzk``.

    A whole name is folded before its letter is taken: «Ю.», «Yu.», «Iu.» give ``u``.
    Only a written-out «James» or «John» begins with J and not with Я or Ё.
    """
    words = (_ENGLISH_J.sub("J ", word) for word in _GIVEN.findall(given))
    return "".join(fold(word)[:1] for word in words)


def fold_letters(text: str) -> str:
    """Fold Cyrillic letters within Cyrillic: қ → к, ё → е, lower case.

    It lets a plain full-text query of a Kazakh word typed on a Russian keyboard find
    its record where no code of ours folds the query.
    """
    return text.casefold().translate(_RUSSIAN_KEYBOARD)


_RUSSIAN_KEYBOARD = str.maketrans("әғқңөұүһіёїєґў", "агкноуухиеиегу")
