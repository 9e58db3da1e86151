"""Dashes in numbers: a hyphen for the citation processor, a dash in ready text."""

from __future__ import annotations

import re

_DASH = "[-‐‑‒–—―−]"
# «5–9», «5 — 9»
_ANY = re.compile(rf"\s?{_DASH}+\s?")
_BETWEEN_DIGITS = re.compile(rf"(?<=\d)\s?{_DASH}+\s?(?=\d)")


def hyphened(pages: str) -> str:
    """Return pages as CSL wants them: «5 – 9» → «5-9»; a style sets its own dash."""
    return _ANY.sub("-", pages)


def dashed(numbers: str) -> str:
    """Return ready text with an en dash between numbers: «3-4» → «3–4»."""
    return _BETWEEN_DIGITS.sub("–", numbers)
