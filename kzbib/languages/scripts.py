"""Which script a text is written in."""

from __future__ import annotations

import re
from typing import Literal

Script = Literal["Cyrl", "Latn", ""]

_CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")
_CYRILLIC_RUN = re.compile(f"{_CYRILLIC.pattern}+")
_LATIN_RUN = re.compile(f"{_LATIN.pattern}+")


def scripts_in(text: str) -> tuple[bool, bool]:
    """Tell whether a text has Cyrillic, and whether it has Latin letters."""
    cyrillic = not text.isascii() and _CYRILLIC.search(text) is not None
    return cyrillic, _LATIN.search(text) is not None


def count_scripts(text: str) -> tuple[int, int]:
    """Return the numbers of Cyrillic and of Latin letters."""
    cyrillic = 0 if text.isascii() else _letters(_CYRILLIC_RUN, text)
    return cyrillic, _letters(_LATIN_RUN, text)


def _letters(run: re.Pattern[str], text: str) -> int:
    return sum(map(len, run.findall(text)))


def script_of(text: str) -> Script:
    """Return the script of most letters: "Cyrl", "Latn", or "" without letters."""
    if not _LATIN.search(text):
        return "Cyrl" if _CYRILLIC.search(text) else ""
    if not _CYRILLIC.search(text):
        return "Latn"
    cyrillic, latin = count_scripts(text)
    return "Cyrl" if cyrillic >= latin else "Latn"
