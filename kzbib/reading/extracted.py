"""What a reader of a file format hands back, and how it refuses a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from kzbib.errors import InputError

Progress = Callable[[], None]
"""Called now and then while a long file is read."""

MAX_TEXT = 30_000_000
"""Characters; a document with more text is no article and no book."""

# Digits and signs as superscripts: «слово» + «1–3» → «слово¹⁻³».
_RAISED = str.maketrans("0123456789-–—", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")
_RAISABLE = frozenset("0123456789-–—,; ")


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document's text; ``encoding`` is "" where the format has none."""

    text: str
    encoding: str = ""
    notes: tuple[str, ...] = ()


def refuse(where: str, message: str, hint: str) -> NoReturn:
    """Raise InputError."""
    raise InputError(message, where=where, hint=hint)


def raised(text: str) -> str:
    """Return raised text: numbers in superscript signs, other text as it is."""
    if text.strip() and set(text) <= _RAISABLE:
        return text.translate(_RAISED)
    return text
