"""The order of a list: by alphabet, as cited, or in blocks of one language each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kzbib.errors import StyleError
from kzbib.languages.collate import sort_key
from kzbib.model import Work
from kzbib.styling.context import LAWS
from kzbib.styling.runs import Runs, print_runs
from kzbib.styling.terms import entry_language

Entry = tuple[Work, Runs]
# Cyrillic blocks first, then Latin ones; a language that is not named stands last.
_BLOCKS = ("kk", "ru", "uk", "ky", "uz-Cyrl", "uz", "en", "de", "fr", "tr")


def in_order(entries: Sequence[Entry], order: str) -> list[Entry]:
    """Return the entries in an order of ``ORDERS``.

    "sorted" is Cyrillic first by the Kazakh alphabet, which holds the Russian one, then
    Latin; "laws" puts laws before all others; "blocks" is the alphabet inside each
    language; "given" leaves entries as they are. Raises StyleError for any other order.
    """
    if order not in ORDERS:
        raise StyleError(f"no order «{order}»", hint=f"Choose: {', '.join(ORDERS)}.")
    return ORDERS[order](entries)


def _given(entries: Sequence[Entry]) -> list[Entry]:
    return list(entries)


def _sorted(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: sort_key(print_runs(entry[1], "text")))


def _laws(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(_sorted(entries), key=lambda entry: entry[0].type not in LAWS)


def _blocks(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(_sorted(entries), key=lambda entry: _block(entry[0]))


def _block(work: Work) -> int:
    language = entry_language(work)
    return _BLOCKS.index(language) if language in _BLOCKS else len(_BLOCKS)


ORDERS: Mapping[str, Callable[[Sequence[Entry]], list[Entry]]] = {
    "sorted": _sorted,
    "given": _given,
    "blocks": _blocks,
    "laws": _laws,
}
"""The orders of a list by name."""
