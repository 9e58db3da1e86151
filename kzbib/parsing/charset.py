"""Character classes for regexes: Python's ``re`` has no «any capital letter»."""

from __future__ import annotations

from collections.abc import Iterable

from kzbib.languages.patterns import lazy


def _ranges(letters: Iterable[str]) -> str:
    """Join letters, those that follow one another as «A-Z»: that compiles faster."""
    runs: list[str] = []
    for letter in letters:
        if runs and ord(letter) == ord(runs[-1][-1]) + 1:
            runs[-1] = f"{runs[-1][0]}-{letter}"
        else:
            runs.append(letter)
    return "".join(runs)


# Latin with its extensions, Cyrillic with the Kazakh, Kyrgyz and Ukrainian letters.
_LETTERS = (chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)))
UPPER = _ranges(
    letter for letter in _LETTERS if letter.isupper() and not "Ͱ" <= letter <= "Ͽ"
)
"""Capital letters, ready to stand inside a character class."""

DASH_MARKS = "-‐‑‒–—―−"
"""Every dash, for ``strip`` and sets."""

DASH = rf"\{DASH_MARKS}"
"""Every dash, ready to stand inside a character class."""

OPEN_QUOTES = "«“„\"‟'‘"
CLOSE_QUOTES = "»”“\"'’"
APOSTROPHES = "'’ʹʼ`‘"

MASK = "\ue000"
"""Stands for a character that some field has already taken."""

EDGE = f" \t\r\n\u00a0.,;:/{DASH_MARKS}{MASK}"
"""What may surround a field without belonging to it."""

DASHES = lazy(f"\\s*[{DASH}]+\\s*")


def has_any(text: str, stems: Iterable[str]) -> bool:
    """Tell whether one of the stems stands in ``text``."""
    for stem in stems:  # noqa: SIM110 - any() takes twice the time
        if stem in text:
            return True
    return False


def tidy(text: str) -> str:
    """Return ``text`` with runs of white space folded to one space."""
    return " ".join(text.split())
