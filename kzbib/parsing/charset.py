"""Character classes for regexes: Python's ``re`` has no «any capital letter»."""

from __future__ import annotations

from collections.abc import Iterable

from kzbib.languages.patterns import lazy

# Those of living languages of Europe and of the former Union, and of romanised Arabic:
# each letter more takes time wherever a pattern is compiled.
UPPER = (
    "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŸŹŻŽƏǴȘȚḌḤṢṬẒ"
    "Ѐ-ЯҐҒҔҖҘҚҠҢҪҮҰҲҶҺӐӖӘӜӞӢӤӦӨӮӰӲӴ"
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
