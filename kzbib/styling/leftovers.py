"""No Cyrillic letter is left in a list in Latin letters.

Numbers with a word («Вып. 3») and archives of a Cyrillic work are romanised. A Cyrillic
letter inside a word in Latin script is one that looks like a Latin letter, and so is a
word of nothing else in a work that is not in Cyrillic.
"""

from __future__ import annotations

import re

from kzbib.styling.context import Context
from kzbib.styling.engine import Item
from kzbib.styling.forms import by_scheme
from kzbib.styling.halves import is_foreign

_ALIKE = str.maketrans("АВЕЗКМНОРСТУХІЈЅаеорсухіјѕ", "ABE3KMHOPCTYXIJSaeopcyxijs")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def in_latin(item: Item, ctx: Context) -> Item:
    """Return the item with every Cyrillic letter romanised or set right."""
    return {key: _latin(value, ctx) for key, value in item.items()}


def _latin(value: object, ctx: Context) -> object:
    if isinstance(value, str):
        return _latin_text(value, ctx)
    if isinstance(value, list):
        return [_latin(part, ctx) for part in value]
    if isinstance(value, dict):
        return {key: _latin(part, ctx) for key, part in value.items()}
    return value


def _latin_text(text: str, ctx: Context) -> str:
    if text.isascii() or text.startswith(("http://", "https://")):
        return text
    repair = _set_right if is_foreign(ctx.work) else _set_all_right
    return by_scheme(_WORD.sub(repair, text), ctx)


def _set_right(found: re.Match[str]) -> str:
    """«Сomputer» with a Cyrillic С → «Computer»."""
    word = found.group()
    return word.translate(_ALIKE) if _LATIN.search(word) else word


def _set_all_right(found: re.Match[str]) -> str:
    """As above, and «С» alone → «C», where no word is expected in Cyrillic."""
    word = found.group()
    latin = word.translate(_ALIKE)
    return latin if latin.isascii() else _set_right(found)
