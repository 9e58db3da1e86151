"""The language of an entry: its title tells it, or else the words for pages."""

from __future__ import annotations

import re

from kzbib.languages.detect import detect_language
from kzbib.languages.patterns import lazy

# «112 б.», «Б. 5–9», «56 бет»: Kazakh words where Russian has «с.»
_KAZAKH_PAGES = lazy(
    r"[\dбБ](?:(?<=\d)\s?(?:б\b\.?(?!\s?\d)|бет\b)|(?<=\b[бБ])\.\s?\d)"
)
# «(қаралған күні: 12.03.2024)»
_KAZAKH_ACCESS = lazy(r"(?:қаралған|кірген|жүгінген)\s+күні", re.IGNORECASE)
_RUSSIAN_PAGES = lazy(r"\d\s?с\b|\bс\.\s?\d", re.IGNORECASE)


def language_of(title: str, entry: str) -> str:
    """Return the language of an entry with this title, as a BCP 47 tag.

    A title such as «Кенесары хан» may be Russian or Kazakh: there the words of the
    entry decide: «112 б.» or «112 с.», «қаралған күні». An entry without a title is
    taken whole.
    """
    language = detect_language(title) if title else ""
    if not language:
        return detect_language(entry)
    if language != "ru":
        return language
    if "күні" in entry.casefold() and _KAZAKH_ACCESS.search(entry):
        return "kk"
    if _KAZAKH_PAGES.search(entry):
        return "ru" if _RUSSIAN_PAGES.search(entry) else "kk"
    return language
