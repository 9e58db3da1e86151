"""No Cyrillic letter is left in a list in Latin letters.

Numbers with a word («Вып. 3») and archives of a Cyrillic work are romanised; in a work
in Latin script a lone Cyrillic letter is one that looks like a Latin letter.
"""

from __future__ import annotations

from kzbib.languages.romanise import romanise
from kzbib.languages.scripts import script_of
from kzbib.styling.context import Context
from kzbib.styling.engine import Item
from kzbib.styling.forms import DEFAULT_SCHEME
from kzbib.styling.halves import is_foreign, source_language

_ALIKE = str.maketrans("АВЕЗКМНОРСТУХІЈЅаеорсухіјѕ", "ABE3KMHOPCTYXIJSaeopcyxijs")


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
    if not is_foreign(ctx.work) or script_of(text) == "Latn":
        text = text.translate(_ALIKE)
    scheme = ctx.custom("romanisation") or ctx.settings.scheme or DEFAULT_SCHEME
    return romanise(text, scheme, source_language(ctx.work))
