"""Makes titles: small grammars over phrases of one field of learning."""

from __future__ import annotations

import re
from functools import cache

from kzbib.training.generator.draw import Draw, words

_SLOT = re.compile(r"\{([a-z ]+)\}")


@cache
def domains(lang: str) -> tuple[str, ...]:
    """Return the fields of learning that have phrases in a language."""
    return words(f"titles.{lang}")["domains"]


def make_phrase(draw: Draw, lang: str, section: str, domain: str) -> str:
    """Return a line of a section with its slots filled; a domain's own lines first."""
    store = words(f"titles.{lang}")
    lines = store.get(f"{section} {domain}") or store[section]
    return expand(draw, lang, draw.pick(lines), domain)


def expand(draw: Draw, lang: str, pattern: str, domain: str) -> str:
    """Fill the slots «{gen}», «{years}» of a pattern."""
    if "{" not in pattern:
        return pattern
    return _SLOT.sub(lambda slot: _slot(draw, lang, slot[1], domain), pattern)


def _slot(draw: Draw, lang: str, name: str, domain: str) -> str:
    if name == "years":
        start = draw.number(1830, 2005)
        return f"{start}{draw.pick('–––-')}{start + draw.number(1, 40)}"
    if name == "year":
        return str(draw.number(1850, 2024))
    if name == "small":
        return str(draw.number(2, 60))
    return make_phrase(draw, lang, name, domain)


def make_title(draw: Draw, lang: str, shape: str, domain: str = "") -> str:
    """Return a title of a shape: article, book, textbook, collection, fiction …"""
    domain = domain or draw.pick(domains(lang))
    title = make_phrase(draw, lang, f"shape {shape}", domain)
    return title[:1].upper() + title[1:]
