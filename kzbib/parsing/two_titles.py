"""A title printed twice, in Kazakh and in Russian, with nothing between but a stop."""

from __future__ import annotations

from kzbib.languages.detect import detect_language

_LEAST = 4
"""Words; a shorter piece may be a name, or a title of one language with two parts."""
_PAIRS = frozenset((("kk", "ru"), ("ru", "kk"), ("ky", "ru"), ("uk", "ru")))


def split_titles(title: str) -> tuple[str, str]:
    """Return the title and its translation, "" where there is none.

    «Көптік жалғаулары, оның ерекшеліктері. Окончание множественного числа и его
    особенности» has two.
    """
    position = title.find(". ")
    while position > 0:
        first, second = title[:position], title[position + 2 :]
        if min(len(first.split()), len(second.split())) >= _LEAST:
            pair = detect_language(first), detect_language(second)
            if pair in _PAIRS and ". " not in second:
                return first, second
        position = title.find(". ", position + 1)
    return title, ""
